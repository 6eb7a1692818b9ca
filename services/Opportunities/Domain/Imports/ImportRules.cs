using System.Text.Json;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Domain.Imports;

/// <summary>A bulk import as a grain: how far it is, and how it ended.</summary>
public sealed class ImportRules : GrainKind<ImportJob>
{
    public override string Name => ImportJob.Kind;

    public override IReadOnlyList<Type> Views => [typeof(ImportJobRow)];

    public override Decision<ImportJob> Handle(ImportJob? state, ICommand command, Turn turn) => (state, command) switch
    {
        (null, StartImport start) => Start(start, turn),
        (null, _) => Error.NotFound("import"),
        ({ IsOver: true }, CancelImport or FinishImport or FailImport) => Decide.Unchanged(state),
        // Rows that were under way when it was cancelled are in, and count.
        ({ State: ImportState.Cancelled }, AdvanceImport late) => Advance(state, late),
        ({ IsOver: true }, _) => WrongState(state),
        (_, BeginImport begin) => Begin(state, begin, turn),
        (_, AdvanceImport advance) => Advance(state, advance),
        (_, FinishImport) => state.Total == state.Counts.Done ? End(state, ImportState.Finished, turn) : WrongState(state),
        (_, FailImport fail) => End(state with { Problem = fail.Problem }, ImportState.Failed, turn),
        (_, CancelImport) => End(state, ImportState.Cancelled, turn),
        _ => throw new InvalidOperationException($"An import doesn't take {command.GetType().Name}."),
    };

    public override IEnumerable<ViewRow> Project(ImportJob state) => [ImportJobRow.Of(state)];

    public override IReadOnlyList<OrganisationId> Concerned(ImportJob state) => [state.Organisation];

    private static Decision<ImportJob> Start(StartImport start, Turn turn) =>
        Decide.To(new ImportJob(
            turn.GrainId, start.Organisation, turn.Actor, ImportState.Waiting, start.Format, start.DryRun, start.Publish, start.Bytes, start.Header,
            Total: null, new(), Encoding: null, Problem: null, turn.Now, StartedAt: null, EndedAt: null))
        .Answer(new ImportStarted(turn.GrainId));

    private static Decision<ImportJob> Begin(ImportJob job, BeginImport begin, Turn turn) =>
        job.State is ImportState.Running
            ? Decide.Unchanged(job)
            : Decide.To(job with { State = ImportState.Running, Total = begin.Total, Encoding = begin.Encoding, StartedAt = turn.Now });

    private static Decision<ImportJob> Advance(ImportJob job, AdvanceImport advance) =>
        job.State is (ImportState.Running or ImportState.Cancelled) && advance.From == job.Counts.Done && job.Counts.Done + advance.Counts.Done <= job.Total
            ? Decide.To(job with { Counts = job.Counts + advance.Counts, LastLine = advance.LastLine ?? job.LastLine })
            : Error.Conflict("import.moved_on", "The import is elsewhere already.");

    private static Decision<ImportJob> End(ImportJob job, ImportState state, Turn turn) =>
        Decide.To(job with { State = state, EndedAt = turn.Now });

    private static Error WrongState(ImportJob job) => Error.Conflict(
        "import.wrong_state", $"The import is {JsonNamingPolicy.SnakeCaseLower.ConvertName(job.State.ToString())}.");
}
