using System.Text.Json.Nodes;
using Secondments.Contracts;
using Secondments.Kernel;

namespace Secondments.Grains;

/// <summary>
/// The rules of one kind of grain, pure: state and command in, decision out; no clock, no I/O. One instance serves every
/// grain of the kind, so it holds no state of its own.
/// </summary>
public abstract class GrainKind<TState> : IGrainKind where TState : class
{
    public abstract string Name { get; }

    /// <summary>The newest version of the state's JSON that is known, which the rules work with. A stored higher one is refused with 503, a lower one upcast.</summary>
    public virtual int SchemaVersion => 1;

    /// <summary>The version that is written: in the release that brings a new one the one before, so that replicas of the release before read it too.</summary>
    public virtual int WrittenVersion => SchemaVersion;

    /// <summary>The rules. <paramref name="state"/> is null when the grain doesn't exist yet.</summary>
    public abstract Decision<TState> Handle(TState? state, ICommand command, Turn turn);

    /// <summary>What other services may know, or null when they know nothing. Sent when it differs from the last.</summary>
    public virtual Snapshot? Snapshot(TState state) => null;

    /// <summary>The view rows of this state. Rows of the same view that an earlier state had and this one hasn't are deleted.</summary>
    public virtual IEnumerable<ViewRow> Project(TState state) => [];

    /// <summary>The row types that <see cref="Project"/> may yield.</summary>
    public virtual IReadOnlyList<Type> Views => [];

    /// <summary>The organisations concerned, for audit and events.</summary>
    public abstract IReadOnlyList<OrganisationId> Concerned(TState state);

    /// <summary>Pure steps from a schema version to the next, by the version that they start from.</summary>
    public virtual IReadOnlyDictionary<int, Func<JsonObject, JsonObject>> Upcasters => new Dictionary<int, Func<JsonObject, JsonObject>>();

    /// <summary>Pure steps from a schema version back to the one before, by the version that they start from: those above the one that is written.</summary>
    public virtual IReadOnlyDictionary<int, Func<JsonObject, JsonObject>> Downcasters => new Dictionary<int, Func<JsonObject, JsonObject>>();

    Type IGrainKind.StateType => typeof(TState);
}

/// <summary>A kind of grain, its state's type left open: what the engine keeps in its list.</summary>
public interface IGrainKind
{
    string Name { get; }

    int SchemaVersion { get; }

    int WrittenVersion { get; }

    IReadOnlyDictionary<int, Func<JsonObject, JsonObject>> Upcasters { get; }

    IReadOnlyDictionary<int, Func<JsonObject, JsonObject>> Downcasters { get; }

    Type StateType { get; }

    IReadOnlyList<Type> Views { get; }
}

/// <summary>On a member of a state: the audit says that it changed, never from what to what.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Class)]
public sealed class PersonalAttribute : Attribute;
