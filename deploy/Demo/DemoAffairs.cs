using System.Net;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;

namespace Secondments.Demo;

/// <summary>What bodies have beside their posts: passports, units, partners.</summary>
internal static class DemoAffairs
{
    private static readonly string[] Units = ["Digital and data", "People and places", "Programmes"];

    public static async Task Make(IReadOnlyDictionary<string, BuiltOrganisation> bodies, DateOnly today, CancellationToken cancel)
    {
        var all = DemoData.Bodies.Select(b => bodies[b.Name]).ToList();
        await Parallel.ForAsync(0, all.Count, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancel }, async (i, stop) => await SetPassport(all[i], DemoData.Bodies[i], i, today, stop));
        foreach (var body in all.Take(2))
            foreach (var unit in Units) await body.Api.Post($"/api/organisations/{body.Id}/units", new UnitRequest(unit), cancel);

        // Kirklees and Leeds lend to each other; Bristol asks Kirklees, which has asked Glasgow.
        var (kirklees, leeds, bristol, glasgow) = (all[0], all[1], all[2], all[4]);
        await Ask(kirklees, leeds, "We share a border and a data platform.", cancel);
        await leeds.Api.Post($"/api/organisations/{leeds.Id}/partners/{kirklees.Id}/agree", null, cancel);
        await Ask(bristol, kirklees, "Our housing teams have met twice and would like to exchange people.", cancel);
        await Ask(kirklees, glasgow, null, cancel);
    }

    private static Task Ask(BuiltOrganisation asker, BuiltOrganisation asked, string? note, CancellationToken cancel) =>
        asker.Api.Post($"/api/organisations/{asker.Id}/partners", new AskPartnerRequest(asked.Id.ToString(), note), cancel);

    private static async Task SetPassport(BuiltOrganisation body, Body about, int number, DateOnly today, CancellationToken cancel)
    {
        var path = $"/api/organisations/{body.Id}/passport";
        // In the first an insurance ends before long, and another has ended.
        var passport = new PassportRequest(
            number == 0 ? "The Council of the Borough of Kirklees" : null,
            about.Sector is Sector.Charity or Sector.Academic ? VatStatus.Exempt : VatStatus.Registered,
            about.Sector is Sector.Charity or Sector.Academic ? null : $"{200_000_000 + number}",
            [
                new InsuranceRequest(InsuranceKind.PublicLiability, "Pennine Mutual", $"PL-{4100 + number}", "£10 million", today.AddDays(-300), today.AddDays(number == 0 ? 40 : 65 + number)),
                new InsuranceRequest(InsuranceKind.EmployersLiability, "Pennine Mutual", $"EL-{4100 + number}", "£10 million", today.AddDays(-200), today.AddDays(165 + number)),
                .. number == 0 ? new[] { new InsuranceRequest(InsuranceKind.ProfessionalIndemnity, "Aire and Calder", "PI-77", "£5 million", today.AddDays(-380), today.AddDays(-15)) } : [],
            ],
            number == 0 ? [new SignatoryRequest("Helen Marsh", "Head of people")] : [],
            new StandingTermsRequest("We lend people for up to two years, keep paying them, and recharge salary and on-costs each quarter. The host insures them for its own work.", today.AddDays(-300)),
            $"privacy@{about.Domain}");
        while (true)
        {
            try
            {
                await body.Api.Put(path, passport, (await body.Api.Get<PassportAnswer>(path, cancel)).Version, cancel);
                return;
            }
            catch (ApiRefused refused) when (refused.Status is HttpStatusCode.PreconditionFailed)
            {
                // Its first members are still joining.
            }
        }
    }
}
