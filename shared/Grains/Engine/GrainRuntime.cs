using System.Text.Json;
using Secondments.Grains.Store;
using Secondments.Kernel;

namespace Secondments.Grains.Engine;

/// <summary>The turns of one kind of grain.</summary>
internal sealed class GrainRuntime<TState>(GrainKind<TState> kind, ServiceDatabase database, EngineParts parts) : IGrainRuntime
    where TState : class
{
    private readonly ActivationCache<TState> _activations = new(parts.Options);
    private readonly GrainStore<TState> _store = new(kind, database);
    private readonly TurnWriter<TState> _writer = new(kind, database, parts.Protection);

    public ISnapshotTeller Snapshots { get; } = new SnapshotTeller<TState>(kind, database, parts.Clock);

    public async Task<Versioned<TState>?> Read(GrainKey grain, CancellationToken cancel)
    {
        // What is in memory, and committed, is as good as the database's when the version says so, and needs no parsing.
        if (_activations.Find(grain.Id) is { } activation && activation.Loaded is { State: { } known } cached && activation.Last.IsCompletedSuccessfully
            && !cached.Lineage.IsBroken && await _store.Version(grain, cancel) == cached.Version)
            return new Versioned<TState>(known, cached.Version);
        var loaded = await _store.Load(grain, cancel);
        return loaded.State is null ? null : new Versioned<TState>(loaded.State, loaded.Version);
    }

    public async Task<Result<Reply<TReply>>> Run<TReply>(GrainKey grain, ICommand command, CommandContext context, Guid? followUp, CancellationToken cancel)
    {
        for (var attempt = 0; attempt <= parts.Options.MostReloads; attempt++)
        {
            var attempted = await Attempt<TReply>(grain, command, context, followUp, cancel);
            if (attempted is { } answer) return answer;
        }
        return Error.Conflict("command.contended", "Others kept changing this at the same moment. Try again.");
    }

    /// <summary>One try. Null: the version had moved, try again.</summary>
    private async Task<Result<Reply<TReply>>?> Attempt<TReply>(GrainKey grain, ICommand command, CommandContext context, Guid? followUp, CancellationToken cancel)
    {
        var activation = _activations.Enter(grain.Id);
        try
        {
            Queued queued;
            await activation.Turnstile.WaitAsync(cancel);
            try
            {
                queued = await Decide(activation, grain, command, context, followUp, cancel);
            }
            finally
            {
                activation.Turnstile.Release();
            }
            return queued.Unit is { } unit
                ? await Settle<TReply>(unit, queued, context)
                : await SettleUnwritten<TReply>(grain, queued, context, cancel);
        }
        finally
        {
            _activations.Leave(grain.Id, activation);
        }
    }

    private async Task<Queued> Decide(Activation<TState> activation, GrainKey grain, ICommand command, CommandContext context, Guid? followUp, CancellationToken cancel)
    {
        if (activation.Loaded is not { Lineage.IsBroken: false } loaded || !parts.Options.Cache && activation.Last.IsCompleted)
        {
            loaded = await _store.Load(grain, cancel);
            // What is read rests on no turn before it, such as one that failed.
            activation.Last = Task.FromResult(UnitOutcome.Committed);
            activation.Loaded = loaded with { Fresh = false };
        }

        var turn = new Turn(grain.Id, context.Actor, Now(), Secrets.New(), loaded.Version);
        var decision = context.ExpectedVersion is { } expected && expected != loaded.Version
            ? new Error(ErrorKind.Stale, $"{kind.Name}.stale", "It was changed since you read it.")
            : kind.Handle(loaded.State, command, turn);
        var dependsOn = activation.Last;
        if (decision.Refusal is not null || decision.State is null || IsIdle(decision, loaded))
            return new Queued(null, decision, loaded, dependsOn);

        var (state, json, stored) = StateJson.Write(kind, decision.State, loaded.Json);
        decision = decision.With(_ => state);
        var statements = _writer.Statements(grain, command, context, turn, decision, loaded.State, loaded.Json, json, stored, followUp);
        parts.Crashes.At("turn.before-commit");
        var unit = new Unit(statements, loaded.Lineage);
        activation.Last = database.Committer.Write(unit);
        activation.Loaded = new Loaded<TState>(state, json, loaded.Version + 1, loaded.Lineage, Fresh: false);
        return new Queued(activation.Last, decision, loaded, dependsOn);
    }

    private static bool IsIdle(Decision<TState> decision, Loaded<TState> loaded) =>
        ReferenceEquals(decision.State, loaded.State) && decision.Facts.Count == 0 && decision.FollowUps.Count == 0
        && decision.Reminders.Count == 0 && decision.CancelledReminders.Count == 0 && decision.Mails.Count == 0;

    private async Task<Result<Reply<TReply>>?> Settle<TReply>(Task<UnitOutcome> unit, Queued queued, CommandContext context)
    {
        UnitOutcome outcome;
        try
        {
            outcome = await unit;
        }
        catch (TakenException)
        {
            return Error.Conflict(DrawnReference.TakenCode(kind.Name), "Something else already has this name or reference.");
        }
        parts.Crashes.At("turn.after-commit");
        return outcome switch
        {
            UnitOutcome.Committed => new Reply<TReply>((TReply)queued.Decision.Reply, queued.From.Version + 1) { Written = true },
            UnitOutcome.Known when context.Id is null => Error.Conflict("follow_up.done", "This follow-up was done already."),
            UnitOutcome.Known => await AsBefore<TReply>(context, CancellationToken.None),
            _ => null,
        };
    }

    /// <summary>
    /// A refusal, or an answer that changed nothing, rests on a state: it is given only when that state is the committed
    /// one, and the command wasn't done before.
    /// </summary>
    private async Task<Result<Reply<TReply>>?> SettleUnwritten<TReply>(GrainKey grain, Queued queued, CommandContext context, CancellationToken cancel)
    {
        try
        {
            await queued.DependsOn;
        }
        catch (Exception e) when (e is UnavailableException or TakenException)
        {
            return null;
        }
        // What it rests on fell. That another's turn has the same version by now says nothing.
        if (queued.From.Lineage.IsBroken) return null;
        if (context.Id is not null && await AsBefore<TReply>(context, cancel) is { } before) return before;
        if (!queued.From.Fresh && await _store.Version(grain, cancel) != queued.From.Version)
        {
            queued.From.Lineage.Break();
            return null;
        }
        if (queued.Decision.Refusal is { } refusal) return refusal;
        return new Reply<TReply>((TReply)queued.Decision.Reply, queued.From.Version);
    }

    /// <summary>What this command was answered when it was done; null when it wasn't.</summary>
    private async Task<Result<Reply<TReply>>?> AsBefore<TReply>(CommandContext context, CancellationToken cancel)
    {
        if (context.Id is not { } id || await _store.Answered(id, cancel) is not { } row) return null;
        if (row.BodyHash != id.BodyHash)
            return new Error(ErrorKind.Invalid, "command.key_reused", "This key was used before with another body.");
        return new Reply<TReply>(JsonSerializer.Deserialize<TReply>(row.Reply, Json.Stored)!, row.Version, Repeated: true);
    }

    // Instants are stored in milliseconds: what a turn sees must be what a later one reads.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(parts.Clock.GetUtcNow().ToUnixTimeMilliseconds());

    private sealed record Queued(Task<UnitOutcome>? Unit, Decision<TState> Decision, Loaded<TState> From, Task<UnitOutcome> DependsOn);
}
