using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Secondments.Contracts;
using Secondments.Contracts.Identity.Api;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations.Api;
using Secondments.Demo;
using Secondments.Kernel;
using Secondments.Standalone.Adverts;

namespace Secondments.Standalone;

/// <summary>
/// Imports job adverts as opportunities, over the API: organisations are made from the employers' names and verified by the
/// operator's client, then each one's own client imports its rows. The same file again changes nothing.
/// </summary>
internal static class ImportAdverts
{
    private const int SideBySide = 4;

    // A search takes so many words and no more; some employers' names are longer.
    private const int MostWords = 8;

    public static async Task<int> Run(Flags flags)
    {
        if (!File.Exists(flags.File)) throw new StartRefused($"There is no file {flags.File}.");
        var employers = await Read(flags.File);
        await using var exchange = await RunningExchange.Reach(flags);
        var totals = new int[4];
        await Parallel.ForEachAsync(employers, new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (employer, stop) =>
        {
            var job = await ImportOne(exchange, employer.Key, [.. employer], stop);
            foreach (var (i, count) in new[] { job.Added, job.Changed, job.Same, job.Refused }.Index()) Interlocked.Add(ref totals[i], count);
            Console.WriteLine($"{employer.Key}: {job.Added} added, {job.Changed} changed, {job.Same} the same, {job.Refused} not taken");
        });
        Console.WriteLine($"{employers.Sum(e => e.Count())} adverts of {employers.Count} employers: {totals[0]} added, {totals[1]} changed, {totals[2]} the same, {totals[3]} not taken");
        return totals[3] == 0 ? 0 : 1;
    }

    private static async Task<List<IGrouping<string, Advert>>> Read(string file)
    {
        var adverts = new List<Advert>();
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(file))
        {
            number++;
            if (line.Length == 0) continue;
            try
            {
                adverts.Add(Advert.Read(line));
            }
            catch (JsonException e)
            {
                throw new StartRefused($"Line {number} of {file} is not an advert: {e.Message}");
            }
        }
        return [.. adverts.GroupBy(a => a.Organisation, StringComparer.Ordinal)];
    }

    private static async Task<ImportAnswer> ImportOne(RunningExchange exchange, string name, IReadOnlyList<Advert> adverts, CancellationToken cancel)
    {
        var organisation = await FindOrMake(exchange.Operator, name, adverts[0], cancel);
        var client = await exchange.Operator.Post<CreatedApiClient>("/api/identity/clients",
            new CreateApiClientRequest(organisation, "Advert import", [MemberRole.Host]), cancel);
        var api = new ClientSession(exchange.Http, new ClientCredentials(client.ClientId, client.ClientSecret!)).Api;

        var rows = string.Join('\n', adverts.Select(AdvertMapping.RowOf));
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(rows)) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };
        var job = await ExchangeBuilder.OnceVerified(() => api.Post<ImportAnswer>($"/api/opportunities/imports?organisation={organisation}&publish=true", file, cancel), cancel);
        while (job.State is ImportState.Waiting or ImportState.Running)
        {
            await Task.Delay(100, cancel);
            job = await api.Get<ImportAnswer>($"/api/opportunities/imports/{job.Id}", cancel);
        }
        await exchange.Operator.Post($"/api/identity/clients/{client.ClientId}/disable", null, cancel);
        return job.State is ImportState.Finished
            ? job
            : throw new StartRefused($"The import of {name} ended as «{job.State}»: {job.Problem}");
    }

    private static async Task<OrganisationId> FindOrMake(ExchangeApi operatorApi, string name, Advert advert, CancellationToken cancel)
    {
        var words = string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords));
        var found = await operatorApi.Get<ListOf<OrganisationSummary>>($"/api/organisations?q={Uri.EscapeDataString(words)}&size=100", cancel);
        if (found.Items.FirstOrDefault(o => string.Equals(o.Name, name, StringComparison.OrdinalIgnoreCase)) is { } known) return known.Id;
        var applied = await operatorApi.Post<AppliedAnswer>("/api/organisations", AdvertMapping.OrganisationOf(advert), cancel);
        await operatorApi.Post($"/api/organisations/{applied.Id}/verify", new VerifyRequest([]), cancel);
        return applied.Id;
    }
}
