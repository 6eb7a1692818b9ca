namespace Secondments.Grains;

/// <summary>
/// Something asked of a grain. A plain serialisable record: it may cross processes, wait as a follow-up, and be sent again.
/// </summary>
public interface ICommand;

/// <summary>A command that answers <typeparamref name="TReply"/>, a plain serialisable record too.</summary>
public interface ICommand<TReply> : ICommand;

/// <summary>
/// What makes a command given twice one command: who gave it, on which route, under which key; and the SHA-256 of its body,
/// so that the same key with another body is refused. Kept 7 days.
/// </summary>
public sealed record CommandId(string Caller, string Route, string Key, string BodyHash)
{
    /// <summary>For a command that an event causes: the same event, however often delivered, causes it once.</summary>
    public static CommandId Of(string consumer, Guid eventId) => new("event", consumer, eventId.ToString(), "");
}

/// <summary>All that travels with a command, and isn't the command.</summary>
/// <param name="Id">Null when the caller gave no key: then the command is not remembered.</param>
/// <param name="ExpectedVersion">From If-Match: any other version refuses with 412.</param>
/// <param name="RemoteAddress">Whence, for the audit.</param>
public sealed record CommandContext(
    Actor Actor,
    CommandId? Id = null,
    long? ExpectedVersion = null,
    string? RemoteAddress = null,
    string? TraceParent = null)
{
    public static readonly CommandContext System = new(Actor.System);
}
