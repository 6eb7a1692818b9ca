using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Secondments.Contracts;
using Secondments.Grains.Audit;
using Secondments.Grains.FollowUps;
using Secondments.Grains.Outbox;
using Secondments.Grains.Store;
using Secondments.Kernel;

namespace Secondments.Grains.Engine;

/// <summary>
/// Makes the statements of one turn: the command's id, the state under its version, view rows, outbox, follow-ups and
/// reminders, audit, mails. They are written together or not at all.
/// </summary>
internal sealed class TurnWriter<TState>(GrainKind<TState> kind, ServiceDatabase database, IDataProtectionProvider protection) where TState : class
{
    /// <param name="before">The state's JSON before the turn at the newest schema version, null when there was none.</param>
    /// <param name="after">Its JSON after it.</param>
    /// <param name="stored">The same at the version that is written.</param>
    public List<Statement> Statements(GrainKey grain, ICommand command, CommandContext context, Turn turn, Decision<TState> decision, TState? stateBefore, string? before, string after, string stored, Guid? followUp)
    {
        var statements = new List<Statement>(12);
        var version = turn.Version + 1;
        var concerned = kind.Concerned(decision.State!);
        if (context.Id is { } id) statements.Add(Remember(id, decision.Reply, version, turn.Now));
        if (followUp is { } done) statements.Add(new Statement("DELETE FROM follow_ups WHERE id = $1", [done], Guard.Once));
        statements.Add(State(grain, version, stored, turn.Now));
        database.Rows.Project(statements, grain.Id, version, kind.Views, kind.Project(decision.State!));
        AddEvents(statements, grain, version, context, turn, decision, stateBefore, concerned);
        AddFollowUps(statements, grain, context, turn, decision);
        statements.Add(Audited(grain, command, version, context, turn, concerned, AuditDiff.Of(typeof(TState), before, after)));
        foreach (var mail in decision.Mails) statements.Add(database.Rows.Insert(MailSeal.RowOf(mail, turn.Now, protection)));
        return statements;
    }

    private static Statement Remember(CommandId id, object reply, long version, DateTimeOffset now) => new(
        "INSERT INTO commands (caller, route, command_key, body_hash, reply, version, at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        [id.Caller, id.Route, id.Key, id.BodyHash, JsonSerializer.Serialize(reply, reply.GetType(), Json.Stored), version, now], Guard.Once);

    private Statement State(GrainKey grain, long version, string json, DateTimeOffset now) => version == 1
        ? new Statement(
            "INSERT INTO grains (kind, id, version, schema_version, state, changed_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
            [grain.Kind, grain.Id, version, kind.WrittenVersion, json, now], Guard.Version)
        : new Statement(
            "UPDATE grains SET version = $1, schema_version = $2, state = $3, changed_at = $4 WHERE kind = $5 AND id = $6 AND version = $7",
            [version, kind.WrittenVersion, json, now, grain.Kind, grain.Id, version - 1], Guard.Version);

    private void AddEvents(List<Statement> statements, GrainKey grain, long version, CommandContext context, Turn turn, Decision<TState> decision, TState? stateBefore, IReadOnlyList<OrganisationId> concerned)
    {
        foreach (var fact in decision.Facts) statements.Add(Outbox(fact, grain, version, context, turn, concerned));
        var snapshot = kind.Snapshot(decision.State!);
        if (snapshot is null) return;
        var text = SnapshotText.Of(snapshot);
        // A turn that changes nothing of what others may know tells them nothing.
        if (stateBefore is not null && kind.Snapshot(stateBefore) is { } last && SnapshotText.Of(last) == text) return;
        statements.Add(Outbox(snapshot with { Fingerprint = SnapshotText.FingerprintOf(text) }, grain, version, context, turn, concerned));
    }

    private static OutboxInsert Outbox(Event message, GrainKey grain, long version, CommandContext context, Turn turn, IReadOnlyList<OrganisationId> concerned) => OutboxInsert.Of(
        message with { Meta = new EventMeta(Ids.New(turn.Now), grain.Id, version, turn.Now, concerned, context.Actor.ToString(), context.TraceParent) });

    private static void AddFollowUps(List<Statement> statements, GrainKey grain, CommandContext context, Turn turn, Decision<TState> decision)
    {
        foreach (var name in decision.CancelledReminders)
            statements.Add(new Statement("DELETE FROM follow_ups WHERE from_kind = $1 AND from_id = $2 AND name = $3", [grain.Kind, grain.Id, name]));
        foreach (var reminder in decision.Reminders)
            statements.Add(FollowUp(grain, reminder.Name, grain, reminder.Command, reminder.Due, Ids.New(turn.Now), context));
        foreach (var followUp in decision.FollowUps)
        {
            var id = Ids.New(turn.Now);
            statements.Add(FollowUp(grain, id.ToString(), followUp.Grain, followUp.Command, turn.Now, id, context));
        }
    }

    private static FollowUpInsert FollowUp(GrainKey from, string name, GrainKey to, ICommand command, DateTimeOffset due, Guid id, CommandContext context) => new(
        id, from, name, to, TypeNames.Of(command), JsonSerializer.Serialize<object>(command, Json.Stored), context.TraceParent, due);

    private static Statement Audited(GrainKey grain, ICommand command, long version, CommandContext context, Turn turn, IReadOnlyList<OrganisationId> concerned, string changes) => new(
        """
        INSERT INTO audit (id, at, actor, remote_address, action, entity_kind, entity_id, entity_version, organisations, changes)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """,
        [Ids.New(turn.Now), turn.Now, context.Actor.ToString(), context.RemoteAddress, $"{grain.Kind}.{SnakeCase.Of(command.GetType().Name)}", grain.Kind, grain.Id, version,
            concerned.Select(o => o.Value).ToArray(), changes]);
}
