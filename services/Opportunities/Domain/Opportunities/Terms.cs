using System.Globalization;
using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>
/// What people go by when they apply: dates, pay and who may apply. A change to these while it is open is told to everyone who
/// applied or has a draft, once the host has stopped changing them for a while: several answers are one letter.
/// </summary>
public static class Terms
{
    public const string Reminder = "tell-terms";
    public static readonly TimeSpan Settles = TimeSpan.FromMinutes(10);

    private static readonly (string Field, string Name, Func<OpportunityDetails, string?> Words)[] All =
    [
        ("earliestStart", "Earliest start", d => d.EarliestStart is { } day ? DateWords.Day(day) : null),
        ("lengthWeeks", "Length", d => d.LengthWeeks is { } weeks ? weeks == 1 ? "1 week" : $"{weeks} weeks" : null),
        ("flexibility", "Flexibility of dates", d => d.Flexibility is { } flexibility ? Said(Words.Of(flexibility)) : null),
        ("closingDate", "Closing date", d => d.ClosingDate is { } day ? DateWords.Day(day) : null),
        ("salary", "Who pays the salary", d => d.Salary switch
        {
            SalaryArrangement.HomePays => "home pays",
            SalaryArrangement.HostPays => "host pays",
            SalaryArrangement.Shared => d.HomeShare is { } share ? $"home pays {share}%, host {100 - share}%" : "shared",
            SalaryArrangement.Negotiable => "to be agreed",
            _ => null,
        }),
        ("salaryRange", "Salary range", d => d.SalaryRange is { } range ? range.From == range.To ? Pay(range.From) : $"{Pay(range.From)} to {Pay(range.To)} a year" : null),
        ("salaryNote", "About the salary", d => d.SalaryNote),
        ("expenses", "Expenses", d => d.Expenses),
        ("band", "Grade", d => d.Band is { } band ? d.BandTo is { } to && to != band ? $"bands {band} to {to}" : $"band {band}" : null),
        ("openToSectors", "Sectors that may apply", d => d.OpenToSectors is { Count: > 0 } sectors ? string.Join(", ", sectors.Select(s => Said(Words.Of(s)))) : null),
        ("openToOrganisations", "Organisations that may apply", d => d.OpenToOrganisations is { Count: > 0 } named ? $"{named.Count} that the host named" : null),
        ("clearance", "Security clearance", d => d.Clearance is { } clearance and not Clearance.None ? Words.Of(clearance).ToUpperInvariant() : null),
    ];

    /// <summary>What is said otherwise now, in words; empty when nothing of it is.</summary>
    public static IReadOnlyList<TermChange> Changes(OpportunityDetails was, OpportunityDetails now)
    {
        List<TermChange> changes = [];
        foreach (var (field, name, words) in All)
        {
            var (before, after) = (words(was), words(now));
            var others = field == "openToOrganisations" && !(was.OpenToOrganisations ?? []).ToHashSet().SetEquals(now.OpenToOrganisations ?? []);
            if (before != after || others) changes.Add(new(field, name, Cut(before), Cut(after)));
        }
        return changes;
    }

    /// <summary>Only these members: what is kept until the change is told.</summary>
    public static OpportunityDetails Of(OpportunityDetails d) => new(
        Band: d.Band, BandTo: d.BandTo, EarliestStart: d.EarliestStart, LengthWeeks: d.LengthWeeks, Flexibility: d.Flexibility, Salary: d.Salary,
        SalaryRange: d.SalaryRange, HomeShare: d.HomeShare, SalaryNote: d.SalaryNote, Expenses: d.Expenses, Clearance: d.Clearance,
        OpenToSectors: d.OpenToSectors, OpenToOrganisations: d.OpenToOrganisations, ClosingDate: d.ClosingDate);

    /// <summary>An open one was written anew: keeps what people know, and looks again when it has settled.</summary>
    public static Decision<Opportunity> Note(Decision<Opportunity> decision, Opportunity before, Turn turn)
    {
        var known = before.ToldTerms ?? new(Of(before.Details), turn.Now);
        if (Changes(known.Terms, decision.State!.Details).Count == 0)
            return before.ToldTerms is null ? decision : decision.With(s => s with { ToldTerms = null }).Forget(Reminder);
        return decision.With(s => s with { ToldTerms = known }).Remind(Reminder, turn.Now + Settles, new TellTerms());
    }

    public static Decision<Opportunity> Tell(Opportunity opportunity)
    {
        if (opportunity.ToldTerms is not { } known) return Decide.Unchanged(opportunity);
        var changes = Changes(known.Terms, opportunity.Details);
        var told = Decide.To(opportunity with { ToldTerms = null });
        return changes.Count == 0 ? told : told.Tell(new OpportunityTermsChanged(opportunity.Id, opportunity.Organisation, known.At, changes));
    }

    private static string Pay(Money money) => (money.Currency switch { "GBP" => "£", "EUR" => "€", _ => money.Currency + " " })
        + money.Amount.ToString(money.MinorUnits % 100 == 0 ? "#,##0" : "#,##0.00", CultureInfo.InvariantCulture);

    private static string Said(string word) => word.Replace('_', ' ');

    private static string? Cut(string? text) => text is { Length: > 300 } ? text[..300] + "…" : text;
}

/// <summary>What people knew before a change that isn't told yet, and since when it isn't so any more.</summary>
public sealed record ToldTerms(OpportunityDetails Terms, DateTimeOffset At);
