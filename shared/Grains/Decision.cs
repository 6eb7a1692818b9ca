using Secondments.Contracts;
using Secondments.Kernel;

namespace Secondments.Grains;

/// <summary>A command that must follow this turn on another grain (or this one): run at least once, with an id of its own.</summary>
public sealed record FollowUp(GrainKey Grain, ICommand Command);

/// <summary>
/// A follow-up with a due time. A grain has one reminder a name: setting it again moves it. The command must look at the
/// state and do nothing when its moment has passed, because a reminder may run late or twice.
/// </summary>
public sealed record Reminder(string Name, DateTimeOffset Due, ICommand Command);

/// <summary>
/// A mail that the turn causes. The row waits encrypted in the mail queue and is deleted on delivery, so that
/// <paramref name="Model"/> may hold a one-time secret.
/// </summary>
/// <param name="Template">The template's name: <c>organisations.invitation</c>.</param>
/// <param name="To">An address. Personal: never logged.</param>
/// <param name="Model">Values for the template.</param>
public sealed record Mail(string Template, string To, IReadOnlyDictionary<string, string> Model);

/// <summary>What a turn sees besides state and command: values, never services.</summary>
/// <param name="Now">The instant of the turn.</param>
/// <param name="Secret">256 fresh random bits for this turn, URL-safe: for a link. Store <see cref="Secrets.Hash"/> of it only.</param>
/// <param name="Version">The version of the state that the turn starts from; 0 when there is none.</param>
public sealed record Turn(Guid GrainId, Actor Actor, DateTimeOffset Now, string Secret, long Version);

/// <summary>
/// What a grain decides on a command: a new state with what follows from it, or a refusal. Immutable; each method answers a
/// changed copy.
/// </summary>
public sealed record Decision<TState> where TState : class
{
    public Error? Refusal { get; private init; }

    /// <summary>The state after the turn; the same object as before when nothing changes.</summary>
    public TState? State { get; private init; }

    public object Reply { get; private init; } = Done.Instance;

    public IReadOnlyList<Fact> Facts { get; private init; } = [];

    public IReadOnlyList<FollowUp> FollowUps { get; private init; } = [];

    public IReadOnlyList<Reminder> Reminders { get; private init; } = [];

    public IReadOnlyList<string> CancelledReminders { get; private init; } = [];

    public IReadOnlyList<Mail> Mails { get; private init; } = [];

    internal static Decision<TState> Of(TState? state, Error? refusal) => new() { State = state, Refusal = refusal };

    /// <summary>The same decision about a state changed further. Only for one that has a state.</summary>
    public Decision<TState> With(Func<TState, TState> change) => this with { State = change(State!) };

    public Decision<TState> Answer(object reply) => this with { Reply = reply };

    public Decision<TState> Tell(params IEnumerable<Fact> facts) => this with { Facts = [.. Facts, .. facts] };

    public Decision<TState> Then(GrainKey grain, ICommand command) => this with { FollowUps = [.. FollowUps, new(grain, command)] };

    public Decision<TState> Then(params IEnumerable<FollowUp> followUps) => this with { FollowUps = [.. FollowUps, .. followUps] };

    public Decision<TState> Remind(string name, DateTimeOffset due, ICommand command) =>
        this with { Reminders = [.. Reminders, new(name, due, command)] };

    public Decision<TState> Forget(params IEnumerable<string> reminders) => this with { CancelledReminders = [.. CancelledReminders, .. reminders] };

    public Decision<TState> Send(params IEnumerable<Mail> mails) => this with { Mails = [.. Mails, .. mails] };

    public static implicit operator Decision<TState>(Error refusal) => Of(null, refusal);
}

/// <summary>Starts a <see cref="Decision{TState}"/>.</summary>
public static class Decide
{
    public static Decision<TState> To<TState>(TState state) where TState : class => Decision<TState>.Of(state, null);

    /// <summary>Nothing changes: nothing is written unless something follows.</summary>
    public static Decision<TState> Unchanged<TState>(TState? state) where TState : class => Decision<TState>.Of(state, null);

    public static Decision<TState> Refuse<TState>(Error error) where TState : class => Decision<TState>.Of(null, error);
}
