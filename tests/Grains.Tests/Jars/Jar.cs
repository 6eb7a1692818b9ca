using Secondments.Contracts;
using Secondments.Kernel;

namespace Secondments.Grains.Tests.Jars;

/// <summary>A grain to test the engine with: a jar that holds coins and never owes any.</summary>
public sealed record JarState(int Coins, [Personal] string? Owner = null, IReadOnlyList<string>? Labels = null, string? UniqueName = null)
{
    public static readonly JarState Empty = new(0);
}

public sealed record AddCoins(int Number) : ICommand<JarReply>;

public sealed record TakeCoins(int Number) : ICommand<JarReply>;

/// <summary>Takes here now, adds there by a follow-up.</summary>
public sealed record MoveCoins(int Number, Guid To) : ICommand<JarReply>;

public sealed record AddLater(string Name, DateTimeOffset Due, int Number) : ICommand<JarReply>;

public sealed record ForgetLater(string Name) : ICommand<JarReply>;

public sealed record SetOwner(string Owner) : ICommand<JarReply>;

public sealed record SetLabels(IReadOnlyList<string> Labels) : ICommand<JarReply>;

public sealed record SetUniqueName(string Name) : ICommand<JarReply>;

public sealed record Look : ICommand<JarReply>;

public sealed record JarReply(int Coins, Guid Jar);

public sealed record CoinsAdded(Guid Jar, int Number) : Fact;

public sealed record JarChanged(Guid Jar, int Coins) : Snapshot;

public sealed class JarRow : ViewRow
{
    public int Coins { get; set; }

    public string? UniqueName { get; set; }
}

public sealed class JarLabelRow : PrivateViewRow
{
    public string Label { get; set; } = "";
}

public sealed class Jar : GrainKind<JarState>
{
    public static readonly OrganisationId Owner = new(new Guid("00000000-0000-7000-8000-00000000000a"));

    public override string Name => "jar";

    public override IReadOnlyList<Type> Views => [typeof(JarRow), typeof(JarLabelRow)];

    public static GrainKey Key(Guid id) => new("jar", id);

    public override IReadOnlyList<OrganisationId> Concerned(JarState state) => [Owner];

    public override Decision<JarState> Handle(JarState? state, ICommand command, Turn turn)
    {
        var jar = state ?? JarState.Empty;
        return command switch
        {
            AddCoins(var n) => Change(jar with { Coins = jar.Coins + n }, turn).Tell(new CoinsAdded(turn.GrainId, n)),
            TakeCoins(var n) when n > jar.Coins => Error.Conflict("jar.too_few", "There are too few coins."),
            TakeCoins(var n) => Change(jar with { Coins = jar.Coins - n }, turn),
            MoveCoins(var n, _) when n > jar.Coins => Error.Conflict("jar.too_few", "There are too few coins."),
            MoveCoins(var n, var to) => Change(jar with { Coins = jar.Coins - n }, turn).Then(Key(to), new AddCoins(n)),
            AddLater(var name, var due, var n) => Change(jar with { }, turn).Remind(name, due, new AddCoins(n)),
            ForgetLater(var name) => Change(jar with { }, turn).Forget(name),
            SetOwner(var owner) => Change(jar with { Owner = owner }, turn),
            SetLabels(var labels) => Change(jar with { Labels = labels }, turn),
            SetUniqueName(var name) => Change(jar with { UniqueName = name }, turn),
            Look => Decide.Unchanged(state).Answer(new JarReply(jar.Coins, turn.GrainId)),
            _ => throw new InvalidOperationException($"A jar knows no {command.GetType().Name}."),
        };
    }

    public override Snapshot Snapshot(JarState state) => new JarChanged(Guid.Empty, state.Coins);

    public override IEnumerable<ViewRow> Project(JarState state)
    {
        yield return new JarRow { Coins = state.Coins, UniqueName = state.UniqueName };
        foreach (var label in state.Labels ?? []) yield return new JarLabelRow { Label = label, Readers = [Owner.Value] };
    }

    private static Decision<JarState> Change(JarState jar, Turn turn) => Decide.To(jar).Answer(new JarReply(jar.Coins, turn.GrainId));
}
