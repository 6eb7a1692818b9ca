using Secondments.Contracts.Organisations.Api;
using Secondments.Pages.Words;

namespace Secondments.Portal.Pages.Manage.Passport;

/// <summary>What pages call the items of a passport.</summary>
internal static class PassportWords
{
    public static readonly StateLabel Expired = new("Expired", "red");

    private const int SoonDays = 60;

    public static string Of(InsuranceKind kind) => kind switch
    {
        InsuranceKind.EmployersLiability => "Employers’ liability insurance",
        InsuranceKind.PublicLiability => "Public liability insurance",
        InsuranceKind.ProfessionalIndemnity => "Professional indemnity insurance",
        _ => "Other insurance",
    };

    public static string Of(VatStatus vat) => vat switch
    {
        VatStatus.Registered => "Registered for VAT",
        VatStatus.Exempt => "Exempt",
        _ => "Not registered for VAT",
    };

    /// <summary>Beside an item with an end: red once it has passed, orange when it is near.</summary>
    public static StateLabel? LabelOf(DateOnly? until, bool expired, DateOnly today) =>
        expired ? Expired : until is { } end && end.DayNumber - today.DayNumber <= SoonDays ? new("Ends soon", "orange") : null;

    public static string Dates(DateOnly? from, DateOnly? until) => (from, until) switch
    {
        ({ } start, { } end) => $"{Say.Date(start)} to {Say.Date(end)}",
        (null, { } end) => $"until {Say.Date(end)}",
        ({ } start, null) => $"from {Say.Date(start)}",
        _ => "",
    };

    /// <summary>What has expired or ends soon, the first to end first.</summary>
    public static IReadOnlyList<(string What, DateOnly Until, StateLabel Label)> Ending(PassportAnswer passport, DateOnly today)
    {
        var items = passport.Insurance.Select(i => (What: Of(i.Kind), Until: (DateOnly?)i.Until, i.Expired))
            .Concat((passport.Signatories ?? []).Select(s => (What: $"{s.Name}’s authority to sign", s.Until, s.Expired)))
            .Concat(passport.StandingTerms is { } terms ? [("Standing terms", terms.Until, terms.Expired)] : Array.Empty<(string What, DateOnly? Until, bool Expired)>());
        return
        [
            .. from item in items
               let label = LabelOf(item.Until, item.Expired, today)
               where label is not null
               orderby item.Until
               select (item.What, item.Until!.Value, label),
        ];
    }
}
