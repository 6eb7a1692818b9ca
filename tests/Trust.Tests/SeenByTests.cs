using System.Net;
using System.Net.Http.Json;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Search.Api;
using Secondments.Kernel;
using Secondments.Opportunities;
using Secondments.Search;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Trust.Tests;

/// <summary>Who sees a post, from the page on which its host chose it to the index: the API and the search never differ.</summary>
public sealed class SeenByTests
{
    [Fact]
    public async Task APost_IsSeenByThoseItsHostChose_InTheSearchAndByItsAddress()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new OpportunitiesModule(), new SearchModule());
        var (leeds, partner, elsewhere) = (await host.Tenants.Organisation("Leeds"), await host.Tenants.Organisation("Partner Trust"), await host.Tenants.Organisation("Elsewhere Trust"));
        await host.Tenants.Partner(partner, leeds);
        var poster = host.As(await host.Tenants.Client("poster", leeds, MemberRole.Host));
        var readers = new Dictionary<string, HttpClient>
        {
            ["visitor"] = host.Visitor(),
            ["elsewhere"] = host.As(await host.Tenants.Person("x@elsewhere.example", elsewhere, MemberRole.Admin)),
            ["partner"] = host.As(await host.Tenants.Person("p@partner.example", partner)),
        };
        var all = await Post(host, poster, leeds, OpportunityVisibility.Public);
        var members = await Post(host, poster, leeds, OpportunityVisibility.Members);
        var partners = await Post(host, poster, leeds, OpportunityVisibility.Partners, partner.Id);

        await Sees("visitor", all);
        await Sees("elsewhere", all, members);
        await Sees("partner", all, members, partners);
        await host.Tenants.Unpartner(partner, leeds);
        await Sees("partner", all, members);

        async Task Sees(string who, params OpportunityId[] posts)
        {
            IEnumerable<OpportunityId>? found = null;
            await Eventually.Holds(async () =>
            {
                var answer = await readers[who].GetFromJsonAsync<SearchAnswer>("/api/search/opportunities?size=100", Json.Stored);
                found = answer!.Items.Select(h => h.Id);
                return found.ToHashSet().SetEquals(posts);
            }, $"{who} finds {posts.Length}");
            foreach (var post in (OpportunityId[])[all, members, partners])
            {
                var status = (await readers[who].GetAsync($"/api/opportunities/{post}")).StatusCode;
                Assert.Equal(posts.Contains(post) ? HttpStatusCode.OK : HttpStatusCode.NotFound, status);
            }
        }
    }

    private static async Task<OpportunityId> Post(ServiceHost host, HttpClient poster, TestOrganisation organisation, OpportunityVisibility visibility, params OrganisationId[] partners)
    {
        var today = UkTime.DayOf(host.Clock.GetUtcNow());
        var details = new OpportunityDetails(
            Title: $"For {visibility}", Description: "Help us see who waits.", EarliestStart: today.AddDays(60), LengthWeeks: 26, RemoteShare: 100,
            Salary: SalaryArrangement.HomePays, ClosingDate: today.AddDays(20), Visibility: visibility, Partners: partners);
        var made = await poster.PostAsJsonAsync("/api/opportunities", new CreateOpportunity(organisation.Id, details), Json.Stored);
        var draft = (await made.Content.ReadFromJsonAsync<OpportunityStanding>(Json.Stored))!;
        await Eventually.Holds(async () => (await poster.PostAsync($"/api/opportunities/{draft.Id}/publish", null)).IsSuccessStatusCode, "it opens");
        return draft.Id;
    }
}
