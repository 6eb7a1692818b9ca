using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>
/// One row of a file, in one turn: in whole or not at all. The same content again changes nothing, even where people have
/// changed the opportunity since; and a run that was broken off and goes on is told what it was told the first time.
/// </summary>
public static class Importing
{
    public static Decision<Opportunity> Take(Opportunity? opportunity, TakeImportedRow row, Turn turn)
    {
        if (opportunity?.Imported is { } before && before.Import == row.Import && before.ContentHash == row.ContentHash)
            return Decide.Unchanged(opportunity).Answer(new RowTaken(before.Outcome, opportunity.State));
        return opportunity is null ? Add(row, turn) : Update(opportunity, row, turn);
    }

    private static Decision<Opportunity> Add(TakeImportedRow row, Turn turn)
    {
        var details = row.Details.Normalised();
        if (Wrong(details, row.Publish, row, turn) is { Count: > 0 } wrong) return Error.Invalid("opportunity.details", wrong);
        var draft = Brought(Writing.Draft(new(turn.GrainId), row.Organisation, row.Ref, details, turn), row, ImportOutcome.Added);
        return Told(row.Publish ? Publishing.AsFarAsAllowed(draft, row.Standing, turn) : Decide.To(draft), ImportOutcome.Added);
    }

    private static Decision<Opportunity> Update(Opportunity opportunity, TakeImportedRow row, Turn turn)
    {
        var publish = row.Publish && opportunity.State is OpportunityState.Draft or OpportunityState.Returned;
        if (opportunity.Imported?.ContentHash == row.ContentHash && !publish)
            return Told(Decide.Unchanged(opportunity), ImportOutcome.Same);

        var details = row.Details.Normalised();
        // Found as it is: no change, also in a state in which nothing may be changed.
        if (!publish && Writing.Says(opportunity, details)) return Told(Decide.To(Brought(opportunity, row, ImportOutcome.Same)), ImportOutcome.Same);
        var changed = Writing.Change(Brought(opportunity, row, ImportOutcome.Changed), details, turn);
        if (changed?.Refusal is { } refused) return refused;
        if (changed is null && !publish) return Told(Decide.To(Brought(opportunity, row, ImportOutcome.Same)), ImportOutcome.Same);
        if (!publish) return Told(changed!, ImportOutcome.Changed);
        if (Wrong(details, publish, row, turn) is { Count: > 0 } wrong) return Error.Invalid("opportunity.details", wrong);
        var draft = changed?.State ?? Brought(opportunity, row, ImportOutcome.Changed);
        return Told(Publishing.AsFarAsAllowed(draft, row.Standing, turn), ImportOutcome.Changed);
    }

    /// <summary>All that is wrong with a row, in one go.</summary>
    private static List<FieldError> Wrong(OpportunityDetails details, bool publish, TakeImportedRow row, Turn turn)
    {
        List<FieldError> wrong = [.. DetailsLimits.Check(details, turn.Now), .. Partnering.Wrong(details, row.Standing.Partners)];
        if (publish) wrong.AddRange(Completeness.Missing(details));
        else if (details.Title is null) wrong.Add(new(DetailsFields.Pointer("title"), "required", "Give it a title."));
        return wrong;
    }

    private static Opportunity Brought(Opportunity opportunity, TakeImportedRow row, ImportOutcome outcome) =>
        opportunity with { Imported = new(row.ContentHash, row.Import, outcome) };

    private static Decision<Opportunity> Told(Decision<Opportunity> decision, ImportOutcome outcome) =>
        decision.Refusal is null ? decision.Answer(new RowTaken(outcome, decision.State!.State)) : decision;
}
