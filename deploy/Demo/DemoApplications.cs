using Secondments.Contracts;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations.Api;
using Profile = Secondments.Contracts.Opportunities.Api.ProfileSnapshot;
using Skill = Secondments.Contracts.Opportunities.Api.ProfileSkill;

namespace Secondments.Demo;

/// <summary>A few applications on their way, so that each page of the demo has something on it.</summary>
internal static class DemoApplications
{
    public static async Task Make(IReadOnlyDictionary<Person, BuiltPerson> people, IReadOnlyDictionary<string, BuiltOrganisation> bodies, CancellationToken cancel)
    {
        BuiltPerson Named(string name) => people.Single(p => p.Key.Name == name).Value;
        var leeds = bodies["Leeds City Council"];
        var post = await First(leeds, cancel);

        await Profile(Named("Sam Okafor"), "Data analyst in adult social care", cancel);
        await Profile(Named("Daniel Wu"), "Policy adviser, further education", cancel);
        var tom = await Apply(Named("Tom Ashworth"), bodies["Kirklees Council"], post, "dana.hughes@kirklees.example", cancel);
        var daniel = await Apply(Named("Daniel Wu"), bodies["Department for Education"], post, "lena.fox@education.example", cancel);
        await leeds.Api.Post($"/api/applications/{daniel.Id}/shortlist", new ShortlistRequest("Strong on evidence; ask about teams."), cancel);
        await leeds.Api.Post($"/api/applications/{tom.Id}/note", new NoteRequest("Knows the northern councils well."), cancel);
        await WaitForApproval(Named("Ravi Menon"), bodies["Kirklees Council"], cancel);
    }

    private static async Task<OpportunitySummary> First(BuiltOrganisation body, CancellationToken cancel)
    {
        var open = await body.Api.Get<ListOf<OpportunitySummary>>($"/api/opportunities?organisation={body.Id}&state=live&size=1", cancel);
        return open.Items[0];
    }

    private static async Task Profile(BuiltPerson person, string headline, CancellationToken cancel)
    {
        var now = await person.Api.Get<ProfileAnswer>("/api/people/me", cancel);
        var profile = new ProfileRequest(headline, "Ten years in public service, the last four with data and the people behind it.", Band: 5, Skills:
        [
            new("Data analysis and synthesis", SkillLevel.Practitioner, "A weekly report that four directors use"),
            new("Communicating information", SkillLevel.Working, "Briefings for elected members"),
        ]);
        await person.Api.Put("/api/people/me", profile, now.Version, cancel);
    }

    private static async Task<ApplicationAnswer> Apply(BuiltPerson person, BuiltOrganisation home, OpportunitySummary post, string manager, CancellationToken cancel)
    {
        var draft = await person.Api.Post<ApplicationAnswer>($"/api/opportunities/{post.Id}/applications", new StartApplicationRequest(home.Id), cancel);
        var answers = new ApplicationAnswers(
            AboutYou: "I lead a team of three analysts and have worked with two neighbouring councils.",
            Skills: [new("Data analysis and synthesis", "I built the forecast that our winter plan rests on.")],
            Why: "I want to see how a larger body plans for demand, and to bring back a way of working that my own team can keep up.",
            Dates: "From the start date, full time. Two weeks away in August.",
            ManagerName: "Dana Hughes", ManagerEmail: manager,
            LinesToManager: "This is the post that we talked about in May. Tom could cover the weekly report.",
            AskManager: WhenToAskManager.Now);
        await person.Api.Put($"/api/applications/{draft.Id}", answers, version: 1, cancel);
        await person.Api.Post($"/api/applications/{draft.Id}/submit", new SubmitApplicationRequest(new Profile("Analyst", "Adult social care", 5, null,
            [new Skill("Data analysis and synthesis", SkillLevel.Practitioner, "A weekly report that four directors use")]), home.Id), cancel);
        return draft;
    }

    /// <summary>In Kirklees one person writes and another publishes.</summary>
    private static async Task WaitForApproval(BuiltPerson author, BuiltOrganisation body, CancellationToken cancel)
    {
        var kirklees = DemoData.Bodies[0];
        var role = DemoData.Roles.First(r => r.Title.StartsWith("Digital inclusion", StringComparison.Ordinal));
        await ExchangeBuilder.Opportunity(author.Api, body.Id, DemoOpportunities.Make(kirklees, role, 9001, Kernel.UkTime.DayOf(DateTimeOffset.UtcNow)), cancel: cancel);
    }
}
