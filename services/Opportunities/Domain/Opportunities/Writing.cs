using System.Text.Json;
using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>Drafting and changing what an opportunity says.</summary>
public static class Writing
{
    /// <summary>Members that can't change once it is open: they say what was approved, for whom, and what an import finds it by.</summary>
    private static readonly (string Field, Func<OpportunityDetails, object?> Value)[] LockedWhenOpen =
    [
        ("kind", d => d.Kind),
        ("visibility", d => d.Visibility),
        ("partners", d => d.Partners is { } partners ? string.Join(' ', partners) : null),
    ];

    public static Decision<Opportunity> Create(Opportunity? existing, CreateDraft command, Turn turn)
    {
        if (existing is not null)
            return Error.Conflict("opportunity.reference_taken", "Your organisation has an opportunity with this reference already.");
        var details = command.Details.Normalised();
        if (DetailsLimits.Check(details, turn.Now) is { Count: > 0 } wrong) return Error.Invalid("opportunity.details", wrong);
        var draft = Draft(new(turn.GrainId), command.Organisation, command.Ref, details, turn);
        return Decide.To(draft).Answer(draft.Standing());
    }

    public static Opportunity Draft(OpportunityId id, OrganisationId organisation, string reference, OpportunityDetails details, Turn turn) =>
        new Opportunity(
            id, reference, "", organisation, OpportunityState.Draft, new(), null, Round: 1, turn.Actor, SubmittedBy: null,
            turn.Now, turn.Now, PublishedAt: null, ClosesAt: null, Returned: [], Ended: null, Claims: [], Imported: null)
        .Write(details);

    public static Decision<Opportunity> Save(Opportunity opportunity, SaveDetails command, Turn turn)
    {
        // An opportunity keeps the reference that it was made with: its id may come of it.
        var details = command.Details.Normalised();
        details = details with { Reference = details.Reference ?? opportunity.Details.Reference };
        // One that was named while it was a partner stays named until somebody writes the list anew.
        if (command.Partners is { } partners && details.Partners is { } named && !named.SequenceEqual(opportunity.Details.Partners ?? [])
            && Partnering.Wrong(details, partners) is { Count: > 0 } strangers)
            return Error.Invalid("opportunity.details", strangers);
        return Change(opportunity, details, turn) is { } changed
            ? changed.Refusal is null ? changed.Answer(changed.State!.Standing()) : changed
            : Decide.Unchanged(opportunity).Answer(opportunity.Standing());
    }

    /// <summary>Null when the details say what it says already.</summary>
    public static Decision<Opportunity>? Change(Opportunity opportunity, OpportunityDetails details, Turn turn)
    {
        if (LockedFields(opportunity.State) is null)
            return Error.Conflict("opportunity.not_editable", "What it says cannot be changed in this state.", Transitions.From(opportunity.State).Select(Transitions.Word));
        var open = opportunity.State is OpportunityState.Live or OpportunityState.Paused;
        if (open) details = Completeness.WithDefaults(details);
        if (Wrong(opportunity, details, open, turn.Now) is { Count: > 0 } wrong) return Error.Invalid("opportunity.details", wrong);

        var written = opportunity.Write(details);
        if (Same(written, opportunity)) return null;
        if (!open) return Decide.To(written with { ChangedAt = turn.Now });
        var closesAt = Deadline.Of(details);
        var decision = Places.FilledWhenFull(written with { ChangedAt = turn.Now, ClosesAt = closesAt });
        decision = Terms.Note(decision, opportunity, turn);
        return closesAt != opportunity.ClosesAt && decision.State!.State is not OpportunityState.Filled ? decision.Remind() : decision;
    }

    /// <summary>Whether it says this already, word for word.</summary>
    public static bool Says(Opportunity opportunity, OpportunityDetails details)
    {
        var sent = opportunity.State is not (OpportunityState.Draft or OpportunityState.Returned);
        return Same(opportunity.Write(sent ? Completeness.WithDefaults(details) : details), opportunity);
    }

    /// <summary>Fields that can't be changed in this state; null when none can.</summary>
    public static IReadOnlyList<string>? LockedFields(OpportunityState state) => state switch
    {
        OpportunityState.Draft or OpportunityState.Returned => ["reference"],
        OpportunityState.Live or OpportunityState.Paused => ["reference", .. LockedWhenOpen.Select(l => l.Field)],
        _ => null,
    };

    /// <summary>The same for one post: whose last partner has gone may name others, so that somebody sees it again.</summary>
    public static IReadOnlyList<string>? LockedFields(Opportunity opportunity) =>
        opportunity.Visibility() is OpportunityVisibility.Partners && opportunity.Details.Partners is not { Count: > 0 }
            ? LockedFields(opportunity.State)?.Where(f => f != "partners").ToList()
            : LockedFields(opportunity.State);

    private static List<FieldError> Wrong(Opportunity opportunity, OpportunityDetails details, bool open, DateTimeOffset now)
    {
        var kept = opportunity.Details;
        List<FieldError> wrong = [.. DetailsLimits.Check(details, now, kept)];
        if (details.Reference != kept.Reference)
            wrong.Add(new(DetailsFields.Pointer("reference"), "locked", "The reference cannot be changed."));
        if (!open) return wrong;
        wrong.AddRange(Completeness.Missing(details));
        wrong.AddRange(LockedWhenOpen
            .Where(l => LockedFields(opportunity)!.Contains(l.Field) && !Equals(l.Value(details), l.Value(kept)))
            .Select(l => new FieldError(DetailsFields.Pointer(l.Field), "locked", "This cannot be changed once the opportunity is open. Withdraw it and post another.")));
        if (details.NumberOfPlaces < opportunity.Claims.Count)
            wrong.Add(new(DetailsFields.Pointer("numberOfPlaces"), "below_claims", $"People have accepted {opportunity.Claims.Count}: there cannot be fewer places."));
        return wrong;
    }

    /// <summary>Records compare lists by reference, so the JSON is compared.</summary>
    private static bool Same(Opportunity a, Opportunity b) =>
        a.Contact == b.Contact && JsonSerializer.Serialize(a.Details, Json.Stored) == JsonSerializer.Serialize(b.Details, Json.Stored);
}
