using System.Text;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations.Api;
using Secondments.Demo;
using Secondments.Kernel;
using Secondments.Testing;

namespace Secondments.Trust.Tests.Running;

/// <summary>A second row of what lists show, so that each has a second page and a cursor to it; and the like in Elsewhere.</summary>
public sealed partial class RunningExchange
{
    private readonly Dictionary<string, string> _theirs = [];
    private (BuiltOrganisation Leeds, BuiltOrganisation Kirklees, BuiltOrganisation Elsewhere) _bodies;
    private BuiltPerson _sam = null!;

    public async Task FillSecondRows()
    {
        var (leeds, kirklees, elsewhere) = _bodies;
        var post = await ExchangeBuilder.OpenOpportunity(leeds, Details("Second of two"));
        await leeds.Api.Post<TemplateListItem>($"/api/opportunities/{post.Id}/template", new SaveTemplateRequest($"{Secret} again"));
        await _sam.Api.Post($"/api/opportunities/{post.Id}/report", new ReportRequest(ReportReason.Offensive, Secret));
        await Apply(_sam, kirklees, post.Id.ToString());
        var bea = await _build.Person("Bea Colleague", "bea@kirklees.example", Password);
        await _build.Join(bea, kirklees, []);
        await Apply(bea, kirklees, _ids["opportunities"]);
        await Eventually.Holds(async () => (await kirklees.Api.Get<Contracts.ListOf<ReleaseListItem>>($"/api/releases?organisation={kirklees.Id}")).Items.Count > 1, "home is asked twice");
        await leeds.Api.Post<InvitationAnswer>($"/api/organisations/{leeds.Id}/members", new InviteMember("another@leeds.example", "Another One", []));
        var asker = await _build.Person("Ada Asker", "ada@leeds.example", Password);
        await Eventually.Holds(async () => (await asker.Api.Get<ProfileAnswer>("/api/people/me")).Email is not null, "their address is known");
        await asker.Api.Post($"/api/organisations/{leeds.Id}/join-requests");
        await leeds.Api.Post($"/api/organisations/{leeds.Id}/partners", new AskPartnerRequest(elsewhere.Id.ToString(), Secret));
        foreach (var (applicant, number) in new[] { (bea, 1), (asker, 2) })
        {
            await applicant.Api.Post<AppliedAnswer>("/api/organisations", new ApplyForOrganisation(
                $"Waiting Trust {number}", Sector.Charity, Register.CharityCommission, $"115000{number}", null, "Director", [$"waiting{number}.example"], $"privacy@waiting{number}.example", null, Ladder.Generic));
        }
        _ids["imports"] = await Import(leeds, Secret);

        _theirs["organisations"] = elsewhere.Id.ToString();
        _theirs["opportunities"] = (await ExchangeBuilder.OpenOpportunity(elsewhere, Details("Of Elsewhere"))).Id.ToString();
        _theirs["imports"] = await Import(elsewhere, "Theirs");
    }

    /// <summary>The same address in Elsewhere, where it has such a record.</summary>
    public string PathInElsewhere(string template)
    {
        var parts = template.Split('/');
        return string.Join('/', parts.Select((part, i) => !part.StartsWith('{') ? part : _theirs.GetValueOrDefault(parts[i - 1], Guid.CreateVersion7().ToString())));
    }

    /// <summary>Takes Jo's membership of Leeds away; her token stays good.</summary>
    public async Task RemoveChooser()
    {
        // Somebody has to look after it still.
        await _build.Join(await _build.Person("Ann Other", "ann@leeds.example", Password), _bodies.Leeds, [MemberRole.Admin]);
        var members = await _bodies.Leeds.Api.Get<Contracts.ListOf<MemberAnswer>>($"/api/organisations/{Leeds}/members?size=100");
        var jo = members.Items.Single(m => m.Name == "Jo Green").Member;
        using var leeds = Host.Client(await _bodies.Leeds.Api.BearerToken());
        // A body hears of a new admin a moment after the member does.
        await Eventually.Holds(async () =>
        {
            var removed = await leeds.Ask("DELETE", $"/api/organisations/{Leeds}/members/{jo}");
            Assert.True(removed.IsOk || removed.Code is "organisation.last_admin", removed.Text);
            return removed.IsOk;
        }, "somebody else is an admin, and Jo is out");
    }

    /// <summary>Puts Leeds on hold, and waits until that is known where posts are.</summary>
    public async Task SuspendLeeds()
    {
        Assert.True((await Operator.Ask("POST", $"/api/organisations/{Leeds}/suspend", """{"reason":"being_looked_into","text":"We look into a report."}""")).IsOk);
        await Eventually.Holds(async () => (await Visitor.Ask("GET", $"/api/opportunities/{_ids["opportunities"]}")).Text.Contains("\"onHold\":true", StringComparison.Ordinal), "Leeds is on hold");
    }

    public async Task LiftLeeds()
    {
        Assert.True((await Operator.Ask("POST", $"/api/organisations/{Leeds}/lift", """{"text":"Nothing was wrong."}""")).IsOk);
        await Eventually.Holds(async () => (await Visitor.Ask("GET", $"/api/opportunities/{_ids["opportunities"]}")).Text.Contains("\"onHold\":false", StringComparison.Ordinal), "Leeds goes on");
    }

    private async Task Apply(BuiltPerson person, BuiltOrganisation home, string post)
    {
        var application = await person.Api.Post<ApplicationAnswer>($"/api/opportunities/{post}/applications", new StartApplicationRequest(home.Id));
        await person.Api.Put($"/api/applications/{application.Id}", new ApplicationAnswers(
            Why: Secret, ManagerName: "Alex Hill", ManagerEmail: "alex@kirklees.example", LinesToManager: Secret, AskManager: WhenToAskManager.Now), 1);
        await person.Api.Post($"/api/applications/{application.Id}/submit", new SubmitApplicationRequest(new ProfileSnapshot("Analyst", Band: 5), home.Id));
    }

    private async Task<string> Import(BuiltOrganisation organisation, string title)
    {
        // A sector that nobody knows: each row is refused, and listed with why.
        using var rows = new ByteArrayContent(Encoding.UTF8.GetBytes($"reference,title,description,earliest_start,length_weeks,place,salary,closing_date,open_to_sectors\nB1,{title},,,,,,,nowhere\nB2,{title},,,,,,,nowhere\n")) { Headers = { ContentType = new("text/csv") } };
        var job = await organisation.Api.Post<ImportAnswer>($"/api/opportunities/imports?organisation={organisation.Id}&dryRun=true", rows);
        await Eventually.Holds(async () => (await organisation.Api.Get<ImportAnswer>($"/api/opportunities/imports/{job.Id}")).State is not (ImportState.Waiting or ImportState.Running), "the rows are checked");
        return job.Id.ToString();
    }

    private OpportunityDetails Details(string title)
    {
        var today = UkTime.DayOf(Host.Clock.GetUtcNow());
        return new(Title: title, Description: "Help us see.", EarliestStart: today.AddDays(60), LengthWeeks: 26, RemoteShare: 100, Salary: SalaryArrangement.HomePays, ClosingDate: today.AddDays(20));
    }
}
