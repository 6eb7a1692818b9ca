using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Secondments.Contracts;
using Secondments.Contracts.Identity.Api;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Demo;
using Secondments.Kernel;

namespace Secondments.Bench.Hosts;

/// <summary>One verified organisation on a running exchange, with a client that may do all, and rows of opportunities.</summary>
internal sealed record BenchHost(OrganisationId Organisation, ExchangeApi Api, ClientCredentials Credentials)
{
    public static async Task<BenchHost> Make(RunningExchange exchange, string name = "Bench Council", Sector sector = Sector.Public, string domain = "bench.example")
    {
        var applied = await exchange.Operator.Post<AppliedAnswer>("/api/organisations", new ApplyForOrganisation(
            name, sector, Register.None, null, "Public administration", "Head of people", [domain], $"privacy@{domain}"));
        await exchange.Operator.Post($"/api/organisations/{applied.Id}/verify", new VerifyRequest([domain]));
        var client = await ExchangeBuilder.OnceVerified(() => exchange.Operator.Post<CreatedApiClient>("/api/identity/clients",
            new CreateApiClientRequest(applied.Id, "Bench", [MemberRole.Admin, MemberRole.Host])));
        var credentials = new ClientCredentials(client.ClientId, client.ClientSecret!);
        var api = new ClientSession(exchange.Http, credentials).Api;
        await ExchangeBuilder.SetPolicies(api, applied.Id, new PoliciesRequest(ApprovalPolicy.Author, false));
        return new BenchHost(applied.Id, api, credentials);
    }

    /// <summary>Uploads rows (JSON lines) and waits for the job's end.</summary>
    public async Task<ImportAnswer> Import(IEnumerable<string> rows, bool publish)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Join('\n', rows));
        var job = await ExchangeBuilder.OnceVerified(() => Api.Post<ImportAnswer>(
            $"/api/opportunities/imports?organisation={Organisation}&publish={(publish ? "true" : "false")}",
            new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } }));
        while (job.State is ImportState.Waiting or ImportState.Running)
        {
            await Task.Delay(50);
            job = await Api.Get<ImportAnswer>($"/api/opportunities/imports/{job.Id}");
        }
        if (job.State is ImportState.Finished && job.Refused == 0) return job;
        var refused = await Api.Get<ListOf<ImportRowOutcome>>($"/api/opportunities/imports/{job.Id}/rows?outcome=refused&size=1");
        throw new InvalidOperationException($"The import ended as {job.State}, {job.Refused} refused: {job.Problem} {JsonSerializer.Serialize(refused.Items, Json.Stored)}");
    }

    /// <summary>All of its opportunities.</summary>
    public async Task<IReadOnlyList<OpportunitySummary>> All()
    {
        var all = new List<OpportunitySummary>();
        string? cursor = null;
        do
        {
            var page = await Api.Get<ListOf<OpportunitySummary>>($"/api/opportunities?organisation={Organisation}&size=100{(cursor is null ? "" : $"&cursor={cursor}")}");
            all.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return all;
    }
}
