using System.Text;
using System.Text.Json.Nodes;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Demo;
using Secondments.Grains;
using Secondments.Hosting.Authority;
using Secondments.Hosting.Mails;
using Secondments.Hosting.Modules;
using Secondments.Identity;
using Secondments.Identity.Features.Accounts;
using Secondments.Kernel;
using Secondments.Opportunities;
using Secondments.Organisations;
using Secondments.Search;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Trust.Tests.Running;

/// <summary>
/// Every service with an API in one process, as the standalone runs them, with one record of each kind made over the API:
/// a host in Leeds, a home in Kirklees, and Elsewhere, which has nothing to do with either.
/// </summary>
public sealed partial class RunningExchange : IAsyncDisposable
{
    /// <summary>Stands in what only the parties may read: whoever else is shown it, was shown too much.</summary>
    public const string Secret = "quince-and-thistle";

    private const string Password = "three plain turnips";

    private readonly Dictionary<string, string> _ids = [];
    private HttpClient _http = null!;
    private ExchangeBuilder _build = null!;

    private RunningExchange(ServiceHost host) => Host = host;

    public static IReadOnlyList<Module> Modules => [new IdentityModule(), new OrganisationsModule(), new OpportunitiesModule(), new SearchModule()];

    public ServiceHost Host { get; }

    public IReadOnlyList<Operation> Operations { get; private set; } = [];

    public HttpClient Visitor { get; private set; } = null!;

    /// <summary>Admin, host and releaser in Elsewhere.</summary>
    public HttpClient Stranger { get; private set; } = null!;

    /// <summary>A member of Leeds without any role.</summary>
    public HttpClient Staff { get; private set; } = null!;

    /// <summary>Admin and host in Leeds.</summary>
    public HttpClient Chooser { get; private set; } = null!;

    /// <summary>Staff in Kirklees, who applied to Leeds.</summary>
    public HttpClient Applicant { get; private set; } = null!;

    /// <summary>Releaser in Kirklees.</summary>
    public HttpClient Releaser { get; private set; } = null!;

    public HttpClient Operator { get; private set; } = null!;

    /// <summary>Belongs nowhere; their address is in a domain of Leeds.</summary>
    public HttpClient Asker { get; private set; } = null!;

    public OrganisationId Leeds { get; private set; }

    public OrganisationId Kirklees { get; private set; }

    public OrganisationId Elsewhere { get; private set; }

    public static async Task<RunningExchange> Start(Topology topology)
    {
        var host = await ServiceHost.Start(new ServiceHostOptions(topology, Modules)
        {
            Settings = new Dictionary<string, string?>
            {
                // Its own tokens are what its API takes.
                ["Oidc:Authority"] = null,
                ["Identity:Clients:0:Id"] = DemoFile.ScriptClientId,
                ["Identity:Clients:0:Name"] = "Scripts",
                ["Identity:Clients:0:RedirectUris:0"] = DemoFile.RedirectUri,
            },
        });
        var running = new RunningExchange(host);
        try
        {
            await running.Fill();
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    /// <summary>The address with the ids of the records that were made.</summary>
    public string PathOf(string template)
    {
        var parts = template.Split('/');
        return string.Join('/', parts.Select((part, i) => !part.StartsWith('{') ? part : part.Trim('{', '}').Split(':')[0] switch
        {
            "member" => _ids["member"],
            "invitation" => _ids["invitation"],
            "partner" => Kirklees.ToString(),
            "person" => _ids["asker"],
            // Nothing is undelivered here.
            _ when parts[i - 1] is "undelivered" or "mails" => Guid.CreateVersion7().ToString(),
            _ => _ids[parts[i - 1]],
        }));
    }

    /// <summary>Whom an address is for, where that is more than one person.</summary>
    public HttpClient RightCaller(string method, string template) => template switch
    {
        _ when template.StartsWith("/api/releases", StringComparison.Ordinal) => Releaser,
        "/api/opportunities/{id}/applications" when method == "POST" => Applicant,
        _ when template.StartsWith("/api/applications/{id}/", StringComparison.Ordinal) && template.Split('/')[4] is "shortlist" or "invite" or "offer" or "not-select" or "note" => Chooser,
        _ when template.StartsWith("/api/applications", StringComparison.Ordinal) || template.StartsWith("/api/people", StringComparison.Ordinal) || template.EndsWith("/eligibility", StringComparison.Ordinal) => Applicant,
        "/api/organisations/{id}/verify" or "/api/organisations/{id}/return" or "/api/organisations/{id}/decline" or "/api/organisations/{id}/suspend"
            or "/api/organisations/{id}/lift" or "/api/organisations/{id}/close" => Operator,
        "/api/organisations/{id}/join-requests" when method == "POST" => Asker,
        _ when template.StartsWith("/api/operator", StringComparison.Ordinal) || template.StartsWith("/api/search/rebuild", StringComparison.Ordinal) || template.StartsWith("/api/search/figures", StringComparison.Ordinal)
            || template == "/api/search/repair" || template.EndsWith("/republish", StringComparison.Ordinal) => Operator,
        _ when template.Contains("/audit", StringComparison.Ordinal) || template.Contains("/undelivered", StringComparison.Ordinal) || template.Contains("/mails", StringComparison.Ordinal) || template.EndsWith("/health", StringComparison.Ordinal) => Operator,
        _ => Chooser,
    };

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        await Host.DisposeAsync();
    }

    private async Task Fill()
    {
        Visitor = Host.Visitor();
        foreach (var module in Modules)
            Operations = [.. Operations, .. Operation.Of(JsonNode.Parse(await Visitor.GetStringAsync($"/openapi/{module.Name}.json"))!)];

        _http = new HttpClient(BackChannel.To(null)) { BaseAddress = Host.Address };
        var script = new ScriptClient(DemoFile.ScriptClientId, DemoFile.RedirectUri);
        var setUp = Host.Get<OperatorSetUp>();
        var link = (await setUp.CreateLink())!;
        Assert.True((await setUp.Use(link[(link.LastIndexOf('/') + 1)..], "Olu Bankole", "olu@exchange.example", Password, CommandContext.System)).IsOk);
        var olu = new PersonSession(_http, script, "olu@exchange.example", Password);
        Operator = Host.Client(await olu.Api.BearerToken());
        _build = new ExchangeBuilder(_http, Host.Get<Accounts>(), Host.Get<MailFolder>(), script, await ExchangeBuilder.OperatorSystem(_http, olu, "Tests"));

        var leeds = await Organisation("Leeds City Council", "leeds.example");
        var kirklees = await Organisation("Kirklees Council", "kirklees.example");
        var elsewhere = await Organisation("Elsewhere Trust", "elsewhere.example");
        (Leeds, Kirklees, Elsewhere) = (leeds.Id, kirklees.Id, elsewhere.Id);
        _bodies = (leeds, kirklees, elsewhere);
        Stranger = await Member(elsewhere, "Xan Stranger", "xan@elsewhere.example", MemberRole.Admin, MemberRole.Host, MemberRole.Releaser);
        Staff = await Member(leeds, "Stef Staff", "stef@leeds.example");
        Chooser = await Member(leeds, "Jo Green", "jo@leeds.example", MemberRole.Admin, MemberRole.Host);
        Releaser = await Member(kirklees, "Rae Menon", "rae@kirklees.example", MemberRole.Releaser);
        var sam = await _build.Person("Sam Okafor", "sam@kirklees.example", Password);
        await _build.Join(sam, kirklees, []);
        Applicant = Host.Client(await sam.Api.BearerToken());
        _sam = sam;
        await FillRecords(leeds, kirklees, sam);
    }

    private async Task FillRecords(BuiltOrganisation leeds, BuiltOrganisation kirklees, BuiltPerson sam)
    {
        var today = UkTime.DayOf(Host.Clock.GetUtcNow());
        var opportunity = await ExchangeBuilder.Opportunity(leeds.Api, leeds.Id, new OpportunityDetails(
            Title: "Data analyst, housing", Description: "Help us see who waits, and for how long.", Kind: OpportunityKind.Traditional,
            EarliestStart: today.AddDays(60), LengthWeeks: 26, Places: [new("Leeds", "LS1 4AP", 53.8, -1.55)], Salary: SalaryArrangement.HomePays,
            ClosingDate: today.AddDays(20), NumberOfPlaces: 2, ContactName: "Jo Green", ContactEmail: "jo@leeds.example"));
        // Another one: whoever takes it down on the way takes nothing from the others.
        var reported = await ExchangeBuilder.Opportunity(leeds.Api, leeds.Id, new OpportunityDetails(
            Title: "Somebody reported this", Description: "Help us see.", EarliestStart: today.AddDays(60), LengthWeeks: 26, RemoteShare: 100,
            Salary: SalaryArrangement.HomePays, ClosingDate: today.AddDays(20)));
        await sam.Api.Post($"/api/opportunities/{reported.Id}/report", new ReportRequest(ReportReason.Offensive, Secret));
        var template = await leeds.Api.Post<TemplateListItem>($"/api/opportunities/{opportunity.Id}/template", new SaveTemplateRequest(Secret));
        var application = await sam.Api.Post<ApplicationAnswer>($"/api/opportunities/{opportunity.Id}/applications", new StartApplicationRequest(kirklees.Id));
        await sam.Api.Put($"/api/applications/{application.Id}", new ApplicationAnswers(
            Why: Secret, ManagerName: "Alex Hill", ManagerEmail: "alex@kirklees.example", LinesToManager: Secret, AskManager: WhenToAskManager.Now), 1);
        await sam.Api.Post($"/api/applications/{application.Id}/submit", new SubmitApplicationRequest(new ProfileSnapshot("Analyst", Band: 5), kirklees.Id));
        await leeds.Api.Post($"/api/applications/{application.Id}/note", new NoteRequest(Secret));
        var release = await Eventually.Gets(async () => (await sam.Api.Get<ApplicationAnswer>($"/api/applications/{application.Id}")).Mine?.Release, "home is asked");
        var invitation = await leeds.Api.Post<InvitationAnswer>($"/api/organisations/{leeds.Id}/members", new InviteMember($"{Secret}@leeds.example", "New One", []));
        // A row that lacks almost everything is a job all the same.
        using var rows = new ByteArrayContent(Encoding.UTF8.GetBytes($"{{\"reference\":\"A1\",\"title\":\"{Secret}\"}}\n")) { Headers = { ContentType = new("application/x-ndjson") } };
        var import = await leeds.Api.Post<ImportAnswer>($"/api/opportunities/imports?organisation={leeds.Id}&dryRun=true", rows);

        _ids["organisations"] = leeds.Id.ToString();
        _ids["opportunities"] = _ids["similar"] = opportunity.Id.ToString();
        _ids["skills"] = "ddat:data-modelling";
        _ids["applications"] = application.Id.ToString();
        _ids["releases"] = release.Id.ToString();
        _ids["figures"] = _ids["index"] = leeds.Id.ToString();
        _ids["reports"] = reported.Id.ToString();
        _ids["templates"] = template.Id.ToString();
        _ids["imports"] = import.Id.ToString();
        _ids["clients"] = leeds.Credentials.ClientId.ToString();
        _ids["invitation"] = invitation.Id.ToString();
        var asker = await _build.Person("Ash Asker", "ash@leeds.example", Password);
        await Eventually.Holds(async () => (await asker.Api.Get<ProfileAnswer>("/api/people/me")).Email is not null, "their address is known");
        await asker.Api.Post($"/api/organisations/{leeds.Id}/join-requests");
        _ids["asker"] = asker.Id.ToString();
        Asker = Host.Client(await asker.Api.BearerToken());
        _ids["units"] = (await leeds.Api.Post<UnitAnswer>($"/api/organisations/{leeds.Id}/units", new UnitRequest("Housing"))).Id.ToString();
        await leeds.Api.Post($"/api/organisations/{leeds.Id}/partners", new AskPartnerRequest(kirklees.Id.ToString(), Secret));
    }

    private Task<BuiltOrganisation> Organisation(string name, string domain) => _build.Organisation(
        new ApplyForOrganisation(name, Sector.Public, Register.None, null, "Local government", "Head of people", [domain], $"privacy@{domain}", false, Ladder.Generic, false),
        new PoliciesRequest(ApprovalPolicy.Author, false));

    private async Task<HttpClient> Member(BuiltOrganisation organisation, string name, string email, params IReadOnlyList<MemberRole> roles)
    {
        var person = await _build.Person(name, email, Password);
        await _build.Join(person, organisation, roles);
        if (roles.Count == 0) _ids["member"] = person.Id.ToString();
        return Host.Client(await person.Api.BearerToken());
    }
}
