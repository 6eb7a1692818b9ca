using System.Text.Json.Nodes;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Demo;
using Secondments.EndToEnd.Tests.Journeys;
using Secondments.Kernel;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Exchange;

/// <summary>
/// Hiring, scene after scene and several side by side: Leeds posts with one or two places, people of three bodies apply, are
/// released and offered a place, and all who were accept at the same moment. Some withdraw, some ask for what they may not.
/// </summary>
public sealed class HiringLoad(RunningDemo demo, Journal journal, int seed)
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(5);

    /// <summary>How often somebody calm looks whether something has happened: not as often as the exchange can answer.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _end = new();
    private readonly Dictionary<OrganisationId, Party> _homes = demo.File.Clients.ToDictionary(c => c.OrganisationId, c => System(demo, c));
    private readonly IReadOnlyList<Party> _people =
        [.. new[] { "Sam Okafor", "Tom Ashworth", "Ravi Menon", "Daniel Wu", "Nadia Rahman", "Rachel Stone" }.Select(n => new Party(n, demo.As(n), demo.Person(n).OrganisationId))];
    private Task _playing = Task.CompletedTask;

    /// <summary>Where every post is: Leeds's own system.</summary>
    public Party Host { get; } = System(demo, demo.File.Clients.Single(c => c.Organisation == "Leeds City Council"));

    /// <summary>Partner of the host.</summary>
    public Party Partner => _people[0];

    /// <summary>Signed in, and nothing to the host.</summary>
    public Party Stranger => _people.Single(p => p.Name == "Nadia Rahman");

    public Party Visitor { get; } = new("a visitor", demo.Visitor, null);

    public IReadOnlyList<Party> People => _people;

    /// <summary>
    /// Whether people also ask for what they may not. While no news of members arrives nobody can refuse them for certain, so that
    /// they are told to come again until it does.
    /// </summary>
    public bool AsksTooMuch { get; set; } = true;

    /// <summary>False: nobody searches, so that people go on where it is the search that doesn't answer.</summary>
    public bool Searches { get; set; } = true;

    /// <summary>
    /// True: at most a scene each five seconds on each stage, and who waits looks twice a second, so that what fails isn't the machine. Otherwise as
    /// many as it can.
    /// </summary>
    public bool IsCalm { get; set; }

    /// <summary>Everybody signs in while the exchange is there, and the scenes begin.</summary>
    public async Task Begin(int sideBySide)
    {
        foreach (var party in _people.Append(Host).Concat(_people.Select(p => _homes[p.Organisation!.Value])).Distinct()) await party.Api.BearerToken();
        _playing = Task.WhenAll(Enumerable.Range(0, sideBySide).Select(stage => Task.Run(async () =>
        {
            var random = new Random(HashCode.Combine(seed, stage));
            using var beat = new PeriodicTimer(Calm);
            while (!_end.IsCancellationRequested)
            {
                await Scene(random);
                if (IsCalm) await beat.WaitForNextTickAsync();
            }
        })));
    }

    /// <summary>No new scene begins, and those that play come to their end.</summary>
    public async Task End()
    {
        await _end.CancelAsync();
        await _playing;
    }

    private async Task Scene(Random random)
    {
        var visibility = random.Next(5) switch { 0 => OpportunityVisibility.Members, 1 => OpportunityVisibility.Partners, _ => OpportunityVisibility.Public };
        var title = $"Hired under load {Guid.NewGuid():n}";
        var details = HiringByApi.Details(title) with { Visibility = visibility, NumberOfPlaces = random.Next(1, 3), Partners = visibility is OpportunityVisibility.Partners ? [Partner.Organisation!.Value] : null };
        var posted = await journal.Do(Host, "post", title, "/api/opportunities", new CreateOpportunity(Host.Organisation, details));
        var post = (string)posted.Answer!["id"]!;
        await journal.Do(Host, "publish", post, $"/api/opportunities/{post}/publish");
        // Nobody posts for another.
        if (AsksTooMuch) await journal.Do(Host, "post", $"Refused {title}", "/api/opportunities", new CreateOpportunity(Stranger.Organisation, details with { Title = $"Refused {title}" }));
        await Task.WhenAll(Visit(Visitor, post), Visit(Stranger, post));
        if (visibility is OpportunityVisibility.Partners) return;

        var applicants = random.GetItems(_people.ToArray(), 4).Distinct().ToList();
        var withdraws = random.Next(applicants.Count);
        var offered = (await Task.WhenAll(applicants.Select((a, i) => GetOffer(a, post, withdraws: i == withdraws)))).OfType<(Party Person, string Application)>().ToList();
        var accepted = await Task.WhenAll(offered.Select(o => journal.Do(o.Person, "accepted", o.Application, $"/api/applications/{o.Application}/accept")));
        // A place falls free, and whoever was too late by then is told so again.
        if (random.Next(3) == 0 && offered.Count > 0 && accepted[0].Done)
            await journal.Do(offered[0].Person, "withdrawn", offered[0].Application, $"/api/applications/{offered[0].Application}/withdraw", new WithdrawApplicationRequest(PersonReason.Timing));
        foreach (var (late, _) in offered.Zip(accepted).Where(p => !p.Second.Done))
            await journal.Do(late.Person, "accepted", late.Application, $"/api/applications/{late.Application}/accept");
    }

    private async Task<(Party Person, string Application)?> GetOffer(Party person, string post, bool withdraws)
    {
        var begun = await journal.Do(person, "start", post, $"/api/opportunities/{post}/applications", new StartApplicationRequest(person.Organisation));
        var id = (string)begun.Answer!["id"]!;
        await journal.Save(person, $"/api/applications/{id}", new ApplicationAnswers(
            AboutYou: "I lead a team of three analysts.", Why: "To see how a larger body plans.", Dates: "From the start, full time.",
            ManagerName: "Dana Hughes", ManagerEmail: $"manager@{demo.Person(person.Name).Email.Split('@')[1]}", LinesToManager: Journal.Alone(person.Organisation), AskManager: WhenToAskManager.Now));
        await journal.Do(person, "submitted", id, $"/api/applications/{id}/submit", new SubmitApplicationRequest(new ProfileSnapshot("Analyst", Band: 5), person.Organisation));
        await journal.Do(Host, "shortlisted", id, $"/api/applications/{id}/shortlist", new ShortlistRequest(Journal.Alone(Host.Organisation)));
        if (withdraws)
        {
            await journal.Do(person, "withdrawn", id, $"/api/applications/{id}/withdraw", new WithdrawApplicationRequest(PersonReason.ChangedMind));
            await Visit(person, post);
            return null;
        }
        var release = await Once(person, id, mine => (string?)mine["release"]?["id"], "home is asked");
        await journal.Do(_homes[person.Organisation!.Value], "release_granted", id, $"/api/releases/{release}/grant", new GrantReleaseRequest([]));
        await journal.Do(Host, "offered", id, $"/api/applications/{id}/offer", new OfferRequest());
        await Once(person, id, mine => (string?)mine["release"]?["state"] == "granted" ? "granted" : null, "the grant is known");
        return (person, id);
    }

    /// <summary>Looks about, as anybody may: at the post, the search, and for what isn't theirs.</summary>
    private async Task Visit(Party who, string post)
    {
        await journal.See(who, $"/api/opportunities/{post}");
        if (Searches) await journal.See(who, "/api/search/opportunities?q=load&size=20");
        if (who.Organisation is null) return;
        await journal.See(who, "/api/applications?size=100");
        if (AsksTooMuch) Assert.Null(await journal.See(who, $"/api/opportunities/{post}/applications"));
    }

    private async Task<string> Once(Party person, string application, Func<JsonNode, string?> find, string what)
    {
        using var glances = new PeriodicTimer(Glance);
        return await Eventually.Gets(async () =>
        {
            if (IsCalm) await glances.WaitForNextTickAsync();
            return find((await journal.See(person, $"/api/applications/{application}"))!["mine"]!);
        }, what, TimeSpan.FromMinutes(1));
    }

    private static Party System(RunningDemo demo, DemoFile.ClientEntry client) => new($"the system of {client.Organisation}", demo.System(client), client.OrganisationId);
}
