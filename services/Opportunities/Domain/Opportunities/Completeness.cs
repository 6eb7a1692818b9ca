using Secondments.Contracts.Opportunities;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>Six facts are enough to be sent: title, description, dates, place, who pays, closing.</summary>
public static class Completeness
{
    public static IReadOnlyList<FieldError> Missing(OpportunityDetails d)
    {
        List<FieldError> missing = [];
        void Need(bool there, string field, string what)
        {
            if (!there) missing.Add(new(DetailsFields.Pointer(field), "required", what));
        }

        Need(d.Title is not null, "title", "Give it a title.");
        Need(d.Description is not null, "description", "Say what the work is.");
        Need(d.EarliestStart is not null, "earliestStart", "Give the earliest start.");
        Need(d.LengthWeeks is not null, "lengthWeeks", "Give the length in weeks.");
        Need(d.Places is { Count: > 0 } || d.RemoteShare == 100, "places", "Give the place, or say that all of it is remote.");
        Need(d.Salary is not null, "salary", "Say who pays the salary.");
        Need(d.Salary is not SalaryArrangement.Shared || d.HomeShare is not null, "homeShare", "Say which share of the salary the home organisation pays.");
        Need(d.ClosingDate is not null, "closingDate", "Give the closing date.");
        Need(d.Visibility is not OpportunityVisibility.Partners || d.Partners is { Count: > 0 }, "partners", "Name the organisations that may see it.");
        if (d.Visibility is OpportunityVisibility.Programme)
            missing.Add(new(DetailsFields.Pointer("visibility"), "not_allowed", "A place in a programme is posted by the programme. Choose who else may see it."));
        return missing;
    }

    /// <summary>All that keeps it from being sent at <paramref name="now"/>: what is missing, and what is there and will not do.</summary>
    public static IReadOnlyList<FieldError> Wrong(OpportunityDetails details, HostStanding standing, DateTimeOffset now) =>
        [.. Missing(details), .. DetailsLimits.Check(details, now), .. Partnering.Wrong(details, standing.Partners)];

    /// <summary>Null when it may be sent or published at <paramref name="now"/>.</summary>
    public static Error? Refusal(OpportunityDetails details, HostStanding standing, DateTimeOffset now)
    {
        var wrong = Wrong(details, standing, now);
        return wrong.Count == 0 ? null : Error.Invalid("opportunity.incomplete", wrong);
    }

    /// <summary>What stands where the writer said nothing, written out once it is sent, so that every reader sees the same.</summary>
    public static OpportunityDetails WithDefaults(OpportunityDetails details) => details with
    {
        Visibility = details.Visibility ?? OpportunityVisibility.Public,
        NumberOfPlaces = details.NumberOfPlaces ?? 1,
    };
}
