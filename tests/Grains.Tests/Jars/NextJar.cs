using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Secondments.Contracts;
using Secondments.Grains.Engine;
using Secondments.Grains.Store;
using Secondments.Kernel;

namespace Secondments.Grains.Tests.Jars;

/// <summary>The jar's state as the next version of the program has it: coins are called money, and there may be a note.</summary>
public sealed record TallJarState(int Money, [property: Personal] string? Owner = null, string? Note = null)
{
    public static readonly TallJarState Empty = new(0);
}

public sealed record SetNote(string Note) : ICommand<JarReply>;

/// <summary>The release that knows the new state and still writes the old one.</summary>
public class NextJar : GrainKind<TallJarState>
{
    public override string Name => "jar";

    public override int SchemaVersion => 2;

    public override int WrittenVersion => 1;

    public override IReadOnlyDictionary<int, Func<JsonObject, JsonObject>> Upcasters { get; } =
        new Dictionary<int, Func<JsonObject, JsonObject>> { [1] = state => Rename(state, "coins", "money") };

    // The note stays where it is: the old version keeps what it doesn't know.
    public override IReadOnlyDictionary<int, Func<JsonObject, JsonObject>> Downcasters { get; } =
        new Dictionary<int, Func<JsonObject, JsonObject>> { [2] = state => Rename(state, "money", "coins") };

    public override IReadOnlyList<OrganisationId> Concerned(TallJarState state) => [Jar.Owner];

    public override Decision<TallJarState> Handle(TallJarState? state, ICommand command, Turn turn)
    {
        var jar = state ?? TallJarState.Empty;
        return command switch
        {
            AddCoins(var n) => Change(jar with { Money = jar.Money + n }, turn),
            TakeCoins(var n) when n > jar.Money => Error.Conflict("jar.too_few", "There are too few coins."),
            TakeCoins(var n) => Change(jar with { Money = jar.Money - n }, turn),
            SetNote(var note) => Change(jar with { Note = note }, turn),
            Look => Decide.Unchanged(state).Answer(new JarReply(jar.Money, turn.GrainId)),
            _ => throw new InvalidOperationException($"A jar knows no {command.GetType().Name}."),
        };
    }

    public override Snapshot Snapshot(TallJarState state) => new JarChanged(Guid.Empty, state.Money);

    public static Task<JarHost> Start<TKind>(JarStore store, bool cache) where TKind : class, IGrainKind, new() =>
        JarHost.Start(store, cache, services => services.RemoveAll<GrainRegistration>().AddGrainKind<TKind>("jars"));

    private static JsonObject Rename(JsonObject state, string from, string to)
    {
        if (!state.TryGetPropertyValue(from, out var value)) return state;
        state.Remove(from);
        state[to] = value;
        return state;
    }

    private static Decision<TallJarState> Change(TallJarState jar, Turn turn) => Decide.To(jar).Answer(new JarReply(jar.Money, turn.GrainId));
}

/// <summary>The release after it, which writes the new state.</summary>
public sealed class LaterJar : NextJar
{
    public override int WrittenVersion => 2;
}

/// <summary>Writes the old state and knows no step back to it.</summary>
public sealed class JarWithoutStepBack : NextJar
{
    public override IReadOnlyDictionary<int, Func<JsonObject, JsonObject>> Downcasters { get; } = new Dictionary<int, Func<JsonObject, JsonObject>>();
}

/// <summary>Knows no step from the old state.</summary>
public sealed class JarWithoutStep : NextJar
{
    public override IReadOnlyDictionary<int, Func<JsonObject, JsonObject>> Upcasters { get; } = new Dictionary<int, Func<JsonObject, JsonObject>>();
}

/// <summary>Writes what it doesn't know itself.</summary>
public sealed class JarAheadOfItself : NextJar
{
    public override int WrittenVersion => 3;
}
