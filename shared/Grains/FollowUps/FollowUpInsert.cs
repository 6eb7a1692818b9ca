using Secondments.Grains.Store;

namespace Secondments.Grains.FollowUps;

/// <summary>Writes a follow-up or reminder, which wakes the runner; a reminder of the same name takes the place of the one before.</summary>
internal sealed record FollowUpInsert(Guid Id, GrainKey From, string Name, GrainKey To, string Type, string Body, string? TraceParent, DateTimeOffset Due)
    : Statement(Insert, [Id, From.Kind, From.Id, Name, To.Kind, To.Id, Type, Body, TraceParent, Due])
{
    private const string Insert =
        """
        INSERT INTO follow_ups (id, from_kind, from_id, name, to_kind, to_id, type, body, trace_parent, due, attempts)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0)
        ON CONFLICT (from_kind, from_id, name) DO UPDATE SET id = excluded.id, type = excluded.type, body = excluded.body,
            trace_parent = excluded.trace_parent, due = excluded.due, attempts = 0, last_error = NULL
        """;
}
