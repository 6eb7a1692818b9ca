using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Domain.Reports;

/// <summary>Reports of a post as a grain: anybody adds, the operator decides.</summary>
public sealed class Reporting : GrainKind<ReportedPost>
{
    public const int MostKept = 20;
    private const int LongestText = 1000;

    public override string Name => ReportedPost.Kind;

    public override IReadOnlyList<Type> Views => [typeof(ReportedPostRow)];

    public override Decision<ReportedPost> Handle(ReportedPost? state, ICommand command, Turn turn) => (state, command) switch
    {
        (_, ReportPost report) => Report(state, report, turn),
        (null, _) => Error.NotFound("report"),
        (_, DismissReports dismiss) => Decide(state, ReportState.Dismissed, dismiss.Line, lineNeeded: false, turn),
        (_, TakeDownReported down) => TakeDown(state, down, turn),
        _ => throw new InvalidOperationException($"A reported post doesn't take {command.GetType().Name}."),
    };

    public override IEnumerable<Grains.ViewRow> Project(ReportedPost state) => [ReportedPostRow.Of(state)];

    public override IReadOnlyList<OrganisationId> Concerned(ReportedPost state) => [Exchange.Organisation];

    private static Decision<ReportedPost> Report(ReportedPost? reported, ReportPost command, Turn turn)
    {
        List<FieldError> wrong = [];
        if (command.Reason is null) wrong.Add(new("/reason", "required", "Choose what is wrong with it."));
        if (command.Reason is ReportReason.SomethingElse) AnswerLimits.Need(wrong, "/text", command.Text, "Write what is wrong with it.");
        AnswerLimits.Check(wrong, "/text", command.Text, LongestText);
        if (wrong.Count > 0) return Error.Invalid("report.report", wrong);

        var report = new Report(turn.Now, command.Reason!.Value, PlainText.Trimmed(command.Text), turn.Actor.Person);
        if (reported is not { State: ReportState.Open })
            return Grains.Decide.To(new ReportedPost(
                new(turn.GrainId), command.Organisation, ReportState.Open, 1, turn.Now, turn.Now, [report], reported?.Decided));
        return Grains.Decide.To(reported with
        {
            Count = reported.Count + 1,
            LastAt = turn.Now,
            Reports = reported.Reports.Count < MostKept ? [.. reported.Reports, report] : reported.Reports,
        });
    }

    private static Decision<ReportedPost> TakeDown(ReportedPost reported, TakeDownReported command, Turn turn)
    {
        var decision = Decide(reported, ReportState.TakenDown, command.Line, lineNeeded: true, turn);
        return decision.Refusal is null
            ? decision.Then(Keys.Opportunity(reported.Opportunity), new TakeDown(decision.State!.Decided!.Line!))
            : decision;
    }

    private static Decision<ReportedPost> Decide(ReportedPost reported, ReportState to, string? line, bool lineNeeded, Turn turn)
    {
        if (reported.State is not ReportState.Open)
            return Error.Conflict("report.decided", "This was decided already. A new report opens it again.");
        List<FieldError> wrong = [];
        if (lineNeeded) AnswerLimits.Need(wrong, "/line", line, "Write why: the host reads it.");
        AnswerLimits.Check(wrong, "/line", line, LongestText);
        if (wrong.Count > 0) return Error.Invalid("report.decision", wrong);
        return Grains.Decide.To(reported with { State = to, Decided = new(turn.Now, to, reported.Count, PlainText.Trimmed(line), turn.Actor.Person) });
    }
}
