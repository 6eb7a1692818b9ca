using Secondments.Contracts.Opportunities;
using Secondments.Kernel;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>What a prompt is judged by.</summary>
internal sealed record PromptFacts(OpportunityDetails Details, Sector Sector, Ladder Ladder)
{
    /// <summary>Its grades are the Civil Service's.</summary>
    public bool IsCivilService => Sector is Sector.Public && Ladder is Ladder.CivilService;

    public bool IsOpenTo(Sector sector) => Details.OpenToSectors is not { Count: > 0 } only || only.Contains(sector);
}

/// <summary>A rule from outside that may matter: it is shown with its source, and decides nothing.</summary>
/// <param name="Id">As the exchange's list of rules calls it.</param>
/// <param name="When">When it is shown to those who write and approve an opportunity.</param>
/// <param name="AtOffer">Shown again where an offer is made.</param>
internal sealed record Prompt(string Id, string Text, string Source, Func<PromptFacts, bool> When, bool AtOffer = false)
{
    private const int YearInWeeks = 52;
    private const int HighestBandWithoutApproval = 8;

    public static readonly IReadOnlyList<Prompt> All =
    [
        new("CS-2Y",
            "An inward secondment to the Civil Service is an exception to open competition for two years. Longer, or at SCS pay band 2 and above, it needs the approval of the Civil Service Commission.",
            "Civil Service Commission recruitment principles, exceptions",
            f => f.IsCivilService && (f.Details.LengthWeeks > 2 * YearInWeeks || (f.Details.BandTo ?? f.Details.Band) > HighestBandWithoutApproval)),
        new("LOAN",
            "Between two Civil Service departments this is a loan, and the host usually pays. From outside it is a secondment, and the home organisation keeps paying.",
            "GOV.UK, Civil Service secondments and loans",
            f => f.IsCivilService && f.IsOpenTo(Sector.Public)),
        new("TRAVEL-24M",
            "A temporary workplace stops being one once more than 24 months at 40% or more of working time are expected there, which changes how travel is taxed. An extension can bring that about from the day it is agreed.",
            "HMRC EIM32080 onwards",
            f => f.Details.LengthWeeks > YearInWeeks && f.Details.RemoteShare is not 100, AtOffer: true),
        new("VAT-STAFF",
            "Where the home organisation charges you for wages, that is usually a supply of staff with VAT at the standard rate. There are exceptions for some NHS, government and charity cases.",
            "HMRC VAT supply of staff guidance",
            f => f.Details.Salary is SalaryArrangement.HostPays or SalaryArrangement.Shared or SalaryArrangement.Negotiable, AtOffer: true),
        new("BIM-3Y",
            "The salary of staff seconded to charities and educational bodies stays deductible for a business while the secondment is temporary.",
            "HMRC BIM47115 and BIM47120",
            f => f.Sector is Sector.Charity or Sector.Academic && f.IsOpenTo(Sector.Private) && f.Details.Salary is not SalaryArrangement.HostPays),
        new("BAR",
            "Business Appointment Rules may apply to people who leave Crown service, or who go back to business from it.",
            "GOV.UK, Business Appointment Rules",
            f => f.Sector is Sector.Private && f.IsOpenTo(Sector.Public) || f.IsCivilService && f.IsOpenTo(Sector.Private), AtOffer: true),
        new("COI",
            "Record conflicts of interest, agree how they are handled, and do not go on where they cannot be contained.",
            "Civil Service guidance on outside interests",
            f => f.Details.Kind is not OpportunityKind.Internal, AtOffer: true),
        new("OSA",
            "Secondees into government come under the Official Secrets Acts. None of them works on bids that involve their home organisation.",
            "Parliamentary answers on secondments into government",
            f => f.IsCivilService, AtOffer: true),
        new("CLEAR",
            "BPSS is a check before employment and not a formal clearance. CTC, SC and DV need a sponsor, and take time.",
            "GOV.UK, national security vetting levels",
            f => f.Details.Clearance is not (null or Clearance.None), AtOffer: true),
        new("AWR",
            "A genuine secondment is normally outside the Agency Workers Regulations.",
            "Agency Workers Regulations, statutory guidance",
            f => f.Details.Kind is OpportunityKind.ClientOrVendor),
        new("GDPR",
            "You, the home organisation and the exchange each answer for the personal information they hold. Say who holds what, and for how long.",
            "Information Commissioner’s Office",
            _ => false, AtOffer: true),
    ];

    public static IReadOnlyList<Prompt> For(PromptFacts facts) => [.. All.Where(p => p.When(facts))];

    public static IReadOnlyList<Prompt> ForOffer(PromptFacts facts) => [.. All.Where(p => p.AtOffer && (p.When(facts) || p.Id == "GDPR"))];
}
