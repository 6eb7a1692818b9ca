using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Hosting.Authority;
using Secondments.Hosting.Mails;
using Secondments.Identity.Features.Accounts;
using Secondments.Kernel;

namespace Secondments.Demo;

/// <summary>
/// A believable exchange in an empty folder: bodies of the four sectors and two convening bodies, some four hundred
/// opportunities, and people whose passwords are told.
/// </summary>
public static class DemoWorld
{
    private const int OpportunitiesPerBody = 10;
    private const int SideBySide = 8;

    public static async Task Fill(IServiceProvider services, string demoFile, CancellationToken cancel = default)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var url = configuration["PublicUrl"]!;
        var script = new ScriptClient(DemoFile.ScriptClientId, DemoFile.RedirectUri);
        using var http = new HttpClient(BackChannel.To(configuration["Oidc:BackChannel"])) { BaseAddress = new Uri(url) };
        var accounts = services.GetRequiredService<Accounts>();
        var password = $"demo-{RandomNumberGenerator.GetString("bcdfghjkmnpqrstvwxz23456789", 9)}";

        var operatorLogin = await Operator(services, password, cancel);
        var operatorPerson = new PersonSession(http, script, operatorLogin.Email, operatorLogin.Password);
        var build = new ExchangeBuilder(http, accounts, services.GetRequiredService<MailFolder>(), script,
            await ExchangeBuilder.OperatorSystem(http, operatorPerson, "Demo", cancel));

        var people = BuildPeople(build, password, cancel);
        var bodies = await BuildBodies(build, cancel);
        await JoinPeople(build, await people, bodies, cancel);
        await DemoAffairs.Make(bodies, UkTime.DayOf(DateTimeOffset.UtcNow), cancel);
        await DemoApplications.Make(await people, bodies, cancel);
        await DemoFile.Write(demoFile, url, await people, bodies, operatorLogin, cancel);
    }

    private static async Task<(string Email, string Password)> Operator(IServiceProvider services, string password, CancellationToken cancel)
    {
        const string email = "olu.bankole@exchange.example";
        var setUp = services.GetRequiredService<OperatorSetUp>();
        var link = await setUp.CreateLink(cancel) ?? throw new InvalidOperationException("This exchange has an operator already.");
        var used = await setUp.Use(link[(link.LastIndexOf('/') + 1)..], "Olu Bankole", email, password, CommandContext.System, cancel);
        return used.IsOk ? (email, password) : throw new InvalidOperationException(used.Error.Detail);
    }

    private static async Task<IReadOnlyDictionary<Person, BuiltPerson>> BuildPeople(ExchangeBuilder build, string password, CancellationToken cancel)
    {
        var domains = DemoData.Bodies.ToDictionary(b => b.Name, b => b.Domain);
        var built = await Task.WhenAll(Person.All.Select(p => build.Person(p.Name, $"{p.Local}@{domains[p.Body]}", password, cancel)));
        return Person.All.Zip(built).ToDictionary(p => p.First, p => p.Second);
    }

    private static async Task<IReadOnlyDictionary<string, BuiltOrganisation>> BuildBodies(ExchangeBuilder build, CancellationToken cancel)
    {
        var today = UkTime.DayOf(DateTimeOffset.UtcNow);
        var built = new BuiltOrganisation[DemoData.Bodies.Count];
        await Parallel.ForAsync(0, built.Length, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancel }, async (i, stop) =>
        {
            var body = DemoData.Bodies[i];
            // In the first, one person writes and another publishes, as everywhere that nobody has said otherwise.
            built[i] = await build.Organisation(Application(body, i), i == 0 ? null : new PoliciesRequest(ApprovalPolicy.Author, false), stop);
            var roles = DemoData.Roles.Where(r => r.Sectors.Contains(body.Sector)).ToList();
            for (var n = 0; n < OpportunitiesPerBody; n++)
            {
                var role = roles[(i * 7 + n * 3) % roles.Count];
                await ExchangeBuilder.OpenOpportunity(built[i], DemoOpportunities.Make(body, role, i * OpportunitiesPerBody + n, today), stop);
            }
        });
        return built.ToDictionary(b => b.Name);
    }

    private static ApplyForOrganisation Application(Body body, int number) => new(
        Name: body.Name,
        Sector: body.Sector,
        Register: body.Sector switch
        {
            Sector.Charity => Register.CharityCommission,
            Sector.Private => Register.CompaniesHouse,
            Sector.Academic => Register.Ukprn,
            _ => Register.None,
        },
        RegisterNumber: body.Sector switch
        {
            Sector.Charity => $"{1_100_000 + number}",
            Sector.Private => $"{9_000_000 + number:00000000}",
            Sector.Academic => $"{10_090_000 + number}",
            _ => null,
        },
        BelongsTo: body.Sector is Sector.Public ? "Public administration" : null,
        Authority: "Head of people",
        EmailDomains: [body.Domain],
        DataProtectionContact: $"privacy@{body.Domain}",
        Convening: body.Convening,
        Ladder: body.Ladder,
        OneOfUs: body.Name == "Harbour Lights");

    private static Task JoinPeople(ExchangeBuilder build, IReadOnlyDictionary<Person, BuiltPerson> people, IReadOnlyDictionary<string, BuiltOrganisation> bodies, CancellationToken cancel) =>
        Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancel }, async (person, stop) =>
            await build.Join(person.Value, bodies[person.Key.Body], person.Key.Roles, stop));
}
