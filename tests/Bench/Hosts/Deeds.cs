using System.Net.Http.Headers;
using System.Text;
using Secondments.Bench.Searching;
using Secondments.Contracts.Opportunities.Api;

namespace Secondments.Bench.Hosts;

/// <summary>What an organisation's own system does all day, as requests that nothing tries again.</summary>
internal sealed class Deeds(HttpClient http, BenchHost host, IReadOnlyList<OpportunitySummary> all)
{
    private int _saved;

    /// <summary>So many posts of an organisation that is new.</summary>
    public static async Task<Deeds> Of(RunningExchange exchange, string organisation, int opportunities)
    {
        var host = await BenchHost.Make(exchange, organisation, domain: $"{organisation.Split(' ')[0].ToLowerInvariant()}.example");
        await host.Import(Rows.Lines(opportunities), publish: true);
        return new Deeds(exchange.Http, host, await host.All());
    }

    public Task<HttpResponseMessage> List() => Get($"/api/opportunities?organisation={host.Organisation}&size=20");

    public Task<HttpResponseMessage> Read(int number) => Get($"/api/opportunities/{all[number % all.Count].Id}");

    public Task<HttpResponseMessage> Policies() => Get($"/api/organisations/{host.Organisation}/policies");

    public async Task<HttpResponseMessage> Save(int number)
    {
        var opportunity = all[number % all.Count];
        var saved = Interlocked.Increment(ref _saved);
        var details = Rows.Details(saved % 500) with { Title = opportunity.Title, Reference = Rows.ReferenceOf(opportunity.Title!) };
        using var request = Saving.Request(opportunity.Id, details, $"bench-{saved}", await host.Api.BearerToken());
        return await http.SendAsync(request);
    }

    /// <summary>Asks as a visitor does.</summary>
    public Task<HttpResponseMessage> Search(int number) => http.GetAsync($"/api/search/opportunities?{QueryLog.All[number % QueryLog.All.Count]}");

    /// <summary>A page that the search answers.</summary>
    public Task<HttpResponseMessage> Page(int number) => http.GetAsync($"/opportunities?{QueryLog.All[number % QueryLog.All.Count]}");

    /// <summary>Signs in anew.</summary>
    public async Task<HttpResponseMessage> SignIn()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/token") { Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]) };
        var (id, secret) = host.Credentials;
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{id}:{Uri.EscapeDataString(secret)}")));
        return await http.SendAsync(request);
    }

    private async Task<HttpResponseMessage> Get(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await host.Api.BearerToken());
        return await http.SendAsync(request);
    }
}
