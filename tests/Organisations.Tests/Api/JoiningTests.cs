using System.Net;
using System.Net.Http.Json;
using Secondments.Contracts;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Testing.Hosts;
using static Secondments.Organisations.Tests.Api.World;

namespace Secondments.Organisations.Tests.Api;

/// <summary>An organisation joins and is verified, returned or declined.</summary>
public sealed class JoiningTests(Worlds worlds)
{
    [Theory, Topologies]
    public async Task Apply_ThenVerify_IsThereForEverybody(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Applied("Friends of the Moor");

        var visitor = world.Host.Visitor();
        Assert.Equal("organisation.not_found", (await Refused(await visitor.GetAsync($"/api/organisations/{organisation.Slug}"), HttpStatusCode.NotFound)).Code);
        var own = await Said<OrganisationAnswer>(await world.As(admin).GetAsync($"/api/organisations/{organisation.Slug}"));
        Assert.Equal((OrganisationState.Applied, "Chief executive"), (own.State, own.Claim!.Authority));
        Assert.Equal([MemberRole.Host, MemberRole.Releaser, MemberRole.Signatory], own.RolesNobodyHolds);

        var domain = own.Claim.EmailDomains.Single();
        await Said(await world.As(world.Operator).PostAsJsonAsync($"/api/organisations/{organisation.Ref}/verify", new VerifyRequest([domain]), Json.Strict), HttpStatusCode.NoContent);

        foreach (var name in new[] { organisation.Id.ToString(), organisation.Slug, organisation.Ref, Ids.PrintRef(organisation.Ref) })
        {
            var seen = await Said<OrganisationAnswer>(await visitor.GetAsync($"/api/organisations/{name}"));
            Assert.Equal((organisation.Id, OrganisationState.Verified), (seen.Id, seen.State));
            Assert.Null(seen.Claim);
            Assert.Null(seen.Policies);
        }
        var mail = await world.Mail(EmailOf(admin));
        Assert.Equal($"{own.Name} is verified", mail.Subject);
        Assert.Contains("Hello Ada Applicant", mail.Text, StringComparison.Ordinal);
        Assert.Equal($"{world.Host.Address.OriginalString}/manage/{organisation.Slug}", mail.Links.Single());
        var found = await Said<ListOf<OrganisationSummary>>(await visitor.GetAsync($"/api/organisations?q={Uri.EscapeDataString(own.Name)}&sector=charity"));
        Assert.Equal(organisation.Id, Assert.Single(found.Items).Id);
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Apply_SameNameAtTheSameMoment_EachGetsItsOwnSlug(Topology topology)
    {
        var world = await worlds.On(topology);
        var name = NewName("Mind");

        var applied = await Task.WhenAll(Enumerable.Range(0, 7).Select(async _ =>
            await Said<AppliedAnswer>(await world.As(await world.Person("Ann")).PostAsJsonAsync("/api/organisations", Form(name), Json.Strict), HttpStatusCode.Created)));

        Assert.Equal(7, applied.Select(a => a.Slug).Distinct().Count());
        Assert.Equal(7, applied.Select(a => a.Id).Distinct().Count());
        Assert.All(applied, a => Assert.StartsWith(name.ToLowerInvariant().Replace(' ', '-'), a.Slug, StringComparison.Ordinal));
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Apply_SameKeyAgain_IsAnsweredAsBefore(Topology topology)
    {
        var world = await worlds.On(topology);
        var form = Form(NewName("Once Only"));
        var client = world.As(await world.Person("Ann"));
        client.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());

        var first = await Said<AppliedAnswer>(await client.PostAsJsonAsync("/api/organisations", form, Json.Strict), HttpStatusCode.Created);
        var second = await Said<AppliedAnswer>(await client.PostAsJsonAsync("/api/organisations", form, Json.Strict), HttpStatusCode.Created);
        var other = await Refused(await client.PostAsJsonAsync("/api/organisations", form with { Convening = true }, Json.Strict), HttpStatusCode.UnprocessableEntity);

        Assert.Equal(first, second);
        Assert.Equal("command.key_reused", other.Code);
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Apply_BadInput_SaysWhatIsWrong(Topology topology)
    {
        var world = await worlds.On(topology);
        var client = world.As(await world.Person("Ann"));

        var missing = await Refused(await client.PostAsJsonAsync("/api/organisations", new ApplyForOrganisation(), Json.Strict), HttpStatusCode.UnprocessableEntity);
        Assert.Contains(missing.Errors!, e => e.Pointer == "/name" && e.Code == "missing");
        await Refused(await client.PostAsJsonAsync("/api/organisations", new { name = "X", state = "verified" }), HttpStatusCode.BadRequest);
        await Refused(await client.PostAsJsonAsync("/api/organisations", new { name = "X", sector = "royal" }), HttpStatusCode.BadRequest);
        await Refused(await world.Host.Visitor().PostAsJsonAsync("/api/organisations", Form("Nobody's"), Json.Strict), HttpStatusCode.Unauthorized);
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Return_ThenResubmitThenDecline_TellsTheApplicantEachTime(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Applied();
        var path = $"/api/organisations/{organisation.Id}";

        await Said(await world.As(world.Operator).PostAsJsonAsync($"{path}/return", new ReturnRequest(ReturnReason.AuthorityUnclear, "A letter, please send it to us."), Json.Strict), HttpStatusCode.NoContent);
        Assert.Contains("A letter", (await world.Mail(EmailOf(admin))).Text, StringComparison.Ordinal);
        var returned = await Said<OrganisationAnswer>(await world.As(admin).GetAsync(path));
        Assert.Equal((OrganisationState.Returned, "authority_unclear"), (returned.State, returned.Notice!.Reason));

        var renamed = NewName("Moorland Friends");
        await Said(await world.As(admin).PostAsJsonAsync($"{path}/resubmit", Form(renamed), Json.Strict), HttpStatusCode.NoContent);
        var again = await Said<OrganisationAnswer>(await world.As(admin).GetAsync(path));
        Assert.Equal((OrganisationState.Applied, renamed, organisation.Slug), (again.State, again.Name, again.Slug));

        await Said(await world.As(world.Operator).PostAsJsonAsync($"{path}/decline", new DeclineRequest(DeclineReason.OutsideThePurpose, "We are for bodies."), Json.Strict), HttpStatusCode.NoContent);
        Assert.Contains("We are for bodies.", (await world.Mail(EmailOf(admin), 2)).Text, StringComparison.Ordinal);
        var late = await Refused(await world.As(world.Operator).PostAsJsonAsync($"{path}/verify", new VerifyRequest(), Json.Strict), HttpStatusCode.Conflict);
        Assert.Equal("organisation.not_allowed_now", late.Code);
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Suspend_LiftClose_FollowTheTable(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Verified();
        var path = $"/api/organisations/{organisation.Id}";
        var client = world.As(world.Operator);

        var tooEarly = await Refused(await client.PostAsJsonAsync($"{path}/lift", new LiftRequest("Fine."), Json.Strict), HttpStatusCode.Conflict);
        Assert.Equal(["suspended", "closed"], tooEarly.Allowed);
        await Said(await client.PostAsJsonAsync($"{path}/suspend", new SuspendRequest(SuspendReason.Misuse, "Adverts that are not."), Json.Strict), HttpStatusCode.NoContent);
        Assert.Equal(OrganisationState.Suspended, (await Said<OrganisationAnswer>(await world.Host.Visitor().GetAsync(path))).State);
        Assert.Equal("misuse", (await Said<OrganisationAnswer>(await world.As(admin).GetAsync(path))).Notice!.Reason);
        await Said(await client.PostAsJsonAsync($"{path}/lift", new LiftRequest("Mended."), Json.Strict), HttpStatusCode.NoContent);
        await Said(await client.PostAsJsonAsync($"{path}/close", new CloseRequest(CloseReason.Merged, "With its neighbour."), Json.Strict), HttpStatusCode.NoContent);
        await Refused(await world.Host.Visitor().GetAsync(path), HttpStatusCode.NotFound);
        Assert.Equal(OrganisationState.Closed, (await Said<OrganisationAnswer>(await world.As(admin).GetAsync(path))).State);
        var noReason = await Refused(await client.PostAsJsonAsync($"{path}/suspend", new SuspendRequest(), Json.Strict), HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["/reason", "/text"], noReason.Errors!.Select(e => e.Pointer));
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Verify_DomainProvenForAnother_IsRefused(Topology topology)
    {
        var world = await worlds.On(topology);
        var domain = $"d{Guid.NewGuid():N}.example.org";
        var (first, _) = await world.Applied(change: f => f with { EmailDomains = [domain] });
        var (second, _) = await world.Applied(change: f => f with { EmailDomains = [domain] });
        var client = world.As(world.Operator);

        await Said(await client.PostAsJsonAsync($"/api/organisations/{first.Id}/verify", new VerifyRequest([domain]), Json.Strict), HttpStatusCode.NoContent);
        var taken = await Refused(await client.PostAsJsonAsync($"/api/organisations/{second.Id}/verify", new VerifyRequest([domain]), Json.Strict), HttpStatusCode.Conflict);

        Assert.Equal("organisation.domain_taken", taken.Code);
        await Said(await client.PostAsJsonAsync($"/api/organisations/{second.Id}/verify", new VerifyRequest(), Json.Strict), HttpStatusCode.NoContent);
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Queue_Operator_ShowsOldestFirstWithWhatSpeaksAgainst(Topology topology)
    {
        var world = await worlds.On(topology);
        var name = NewName("Colne Valley Museum");
        var domain = $"d{Guid.NewGuid():N}.example.org";
        var (first, applicant) = await world.Applied(change: f => f with { Name = name, EmailDomains = [domain], Register = Register.CharityCommission, RegisterNumber = "1234567" });
        var (second, _) = await world.Applied(change: f => f with { Name = $"The {name} Ltd", EmailDomains = [domain, "gmail.com", "nhs.net"], Register = Register.CharityCommission, RegisterNumber = "1234567" });

        var one = await Said<OrganisationToCheck>(await world.As(world.Operator).GetAsync($"/api/operator/organisations/{second.Ref}"));
        var duplicate = Assert.Single(one.Duplicates, d => d.Id == first.Id);
        Assert.Equal([DuplicateReason.SameRegisterNumber, DuplicateReason.SameName, DuplicateReason.SameEmailDomain], duplicate.Reasons);
        Assert.Equal([DomainKind.Own, DomainKind.FreeMail, DomainKind.Shared], one.Domains.Take(3).Select(d => d.Kind));
        Assert.Contains(one.Domains, d => d is { Domain: "people.example.org", IsApplicants: true, IsClaimed: false });
        Assert.Equal("Ada Applicant", one.ApplicantName);

        var queue = await All<OrganisationToCheck>(world.As(world.Operator), "/api/operator/organisations?state=applied&sort=oldest");
        Assert.True(queue.FindIndex(o => o.Organisation.Id == first.Id) < queue.FindIndex(o => o.Organisation.Id == second.Id));
        Assert.Equal(queue.OrderBy(o => o.WaitingSince).Select(o => o.WaitingSince), queue.Select(o => o.WaitingSince));
        Assert.Contains(queue, o => o.Organisation.Id == first.Id && o.ApplicantEmail == EmailOf(applicant));
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task List_ForthAndBack_ShowsEachOnceInOrder(Topology topology)
    {
        var world = await worlds.On(topology);
        var mark = $"zeta{Guid.NewGuid():N}"[..14];
        foreach (var name in new[] { "beech", "Ash", "cedar", "Damson", "elm" }) await world.Verified(change: f => f with { Name = $"{name} {mark}" });
        var visitor = world.Host.Visitor();

        var first = await Said<ListOf<OrganisationSummary>>(await visitor.GetAsync($"/api/organisations?q={mark}&size=2"));
        var second = await Said<ListOf<OrganisationSummary>>(await visitor.GetAsync($"/api/organisations?q={mark}&size=2&cursor={first.Next}"));
        var third = await Said<ListOf<OrganisationSummary>>(await visitor.GetAsync($"/api/organisations?q={mark}&size=2&cursor={second.Next}"));
        var back = await Said<ListOf<OrganisationSummary>>(await visitor.GetAsync($"/api/organisations?q={mark}&size=2&cursor={third.Previous}"));

        Assert.Equal(["Ash", "beech", "cedar", "Damson", "elm"], first.Items.Concat(second.Items).Concat(third.Items).Select(o => o.Name.Split(' ')[0]));
        Assert.Equal((5L, null, null), (first.Total, first.Previous, third.Next));
        Assert.Equal(second.Items, back.Items);
        var newest = await Said<ListOf<OrganisationSummary>>(await visitor.GetAsync($"/api/organisations?q={mark}&sort=newest&size=2"));
        var next = await Said<ListOf<OrganisationSummary>>(await visitor.GetAsync($"/api/organisations?q={mark}&sort=newest&size=2&cursor={newest.Next}"));
        Assert.Equal(["elm", "Damson", "cedar", "Ash"], newest.Items.Concat(next.Items).Select(o => o.Name.Split(' ')[0]));
        await Refused(await visitor.GetAsync($"/api/organisations?q=other&cursor={first.Next}"), HttpStatusCode.BadRequest);
        await Refused(await visitor.GetAsync("/api/organisations?sort=best"), HttpStatusCode.BadRequest);
        await Refused(await visitor.GetAsync($"/api/organisations?q={string.Join('+', Enumerable.Repeat("word", 400))}"), HttpStatusCode.BadRequest);
        await Said(await visitor.GetAsync("/api/organisations?q=%25_%27%22%3B--"), HttpStatusCode.OK);
    }

    private static async Task<List<T>> All<T>(HttpClient client, string path)
    {
        var items = new List<T>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await Said<ListOf<T>>(await client.GetAsync(cursor.Length == 0 ? path : $"{path}&cursor={cursor}"));
            items.AddRange(page.Items);
            cursor = page.Next;
        }
        return items;
    }
}
