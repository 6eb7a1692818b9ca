using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Organisations.Tests.Domain;

/// <summary>Given a state, when a command comes, then …: one grain of one kind, without engine or database.</summary>
internal sealed class Story<TState>(GrainKind<TState> kind, Guid id) where TState : class
{
    public TState? State { get; private set; }

    public long Version { get; private set; }

    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public Decision<TState> Last { get; private set; } = Decide.Unchanged<TState>(null);

    public Story<TState> When(ICommand command, Actor? by = null, string? secret = null)
    {
        Last = kind.Handle(State, command, new Turn(id, by ?? Actor.System, Now, secret ?? Secrets.New(), Version));
        if (Last.Refusal is not null || Last.State is null) return this;
        // As the engine does it: a turn from which something follows is written, and so has a version.
        if (!ReferenceEquals(Last.State, State) || Last.FollowUps.Count > 0 || Last.Mails.Count > 0) Version++;
        State = Last.State;
        return this;
    }

    public Story<TState> Later(TimeSpan by)
    {
        Now += by;
        return this;
    }

    public TState Is => Last.Refusal is null ? State! : throw new InvalidOperationException($"Refused: {Last.Refusal.Code}");

    public Error Refusal => Last.Refusal ?? throw new InvalidOperationException("It wasn't refused.");
}
