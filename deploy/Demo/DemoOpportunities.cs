using Secondments.Contracts.Opportunities;
using Secondments.Kernel;

namespace Secondments.Demo;

/// <summary>Makes an opportunity out of a body and a role; the same number makes the same one.</summary>
internal static class DemoOpportunities
{
    private static readonly string[] Units = ["Strategy and insight", "Operations", "Digital and data", "People and places", "Programmes", "Customer services", "Finance and assets", "Partnerships"];

    public static OpportunityDetails Make(Body body, Role role, int number, DateOnly today)
    {
        var random = new Random(number);
        var closing = today.AddDays(4 + random.Next(60));
        var start = closing.AddDays(21 + random.Next(90));
        var weeks = Math.Max(1, role.Weeks + random.Next(-2, 3) * (role.Weeks > 12 ? 2 : 0));
        var homeShare = role.Salary is SalaryArrangement.Shared ? 50 + 10 * random.Next(0, 4) : (int?)null;
        return new OpportunityDetails(
            Title: role.Title,
            Unit: Units[random.Next(Units.Length)],
            Kind: role.Kind,
            Purposes: role.Purposes,
            Description: $"{role.What}\n\n{body.Name} has taken secondees before and gives each a buddy, a first week that is planned, and a named person who keeps in touch with home. You keep your employer, your pay and your post; you come back with what you learnt.",
            Objectives: role.Objectives,
            SkillsWanted: [.. role.Wanted.Select(w => new SkillWanted(w.TrimEnd('!'), role.Band >= 6 ? SkillLevel.Practitioner : SkillLevel.Working, w.EndsWith('!')))],
            SkillsGained: role.Gained,
            Band: role.Band,
            BandTo: Math.Min(Band.Highest, role.Band + random.Next(0, 2)),
            EarliestStart: start,
            LengthWeeks: weeks,
            Flexibility: (DateFlexibility)random.Next(0, 4),
            Pattern: role.Pattern,
            DaysPerWeek: role.Days,
            Places: [new Place(body.Place, body.Postcode, body.Latitude, body.Longitude)],
            RemoteShare: role.Remote,
            Salary: role.Salary,
            HomeShare: homeShare,
            SalaryNote: role.Salary is SalaryArrangement.HomePays ? "Home goes on paying; nothing is recharged." : "Recharged each quarter at cost.",
            Expenses: "Travel between home and host is paid at the host's rates.",
            Clearance: role.Clearance,
            OpenToSectors: number % 9 == 0 ? [Sector.Public, Sector.Charity] : null,
            Visibility: number % 17 == 0 ? OpportunityVisibility.Members : OpportunityVisibility.Public,
            NumberOfPlaces: role.Kind is OpportunityKind.Programme ? 12 : role.Kind is OpportunityKind.Raid ? 6 : 1 + random.Next(0, 8) / 7,
            ClosingDate: closing,
            ContactName: "Secondments team",
            ContactEmail: $"secondments@{body.Domain}",
            Adjustments: "Tell us what you need to work well: equipment, hours, a quiet room, an interpreter. We arrange it before you start.",
            HowWeChoose: "We read every application, talk to two or three people, and answer within ten working days of closing.");
    }
}
