using System.Net;
using Secondments.Grains;

namespace Secondments.Search.Elasticsearch;

/// <summary>Lets an organisation's documents follow what became of it.</summary>
internal sealed class Followers(ElasticsearchClient client, IndexNames names, TimeProvider time)
{
    private const int MostTries = 20;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);

    /// <summary>Once it returns, every document of the organisation that can be found carries this, or something newer.</summary>
    public async Task Follow(Host host, IEnumerable<int> editions, CancellationToken cancel)
    {
        foreach (var edition in editions) await Follow(host, edition, cancel);
    }

    private async Task Follow(Host host, int edition, CancellationToken cancel)
    {
        var body = new
        {
            query = Clauses.All(
            [
                Clauses.Term("organisation", host.Entry.Id), Clauses.Term("found", true),
                Clauses.Not(Clauses.Term("host.mark", host.Mark)), Clauses.Not(Clauses.Of("range", Clauses.Of("host.version", Clauses.Of("gt", host.Entry.Version)))),
            ]),
            script = Scripts.Follow(host),
        };
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            // Two who follow at the same pace would be in each other's way each time.
            if (attempt > 0) await Task.Delay(Random.Shared.NextDouble() * LongestPause, time, cancel);
            var path = $"{names.Written(edition)}/_update_by_query?conflicts=proceed&refresh=true";
            var answer = await client.Send(HttpMethod.Post, path, body, cancel);
            // An edition that is gone has been followed by another.
            if (answer.Status is HttpStatusCode.NotFound) return;
            if (!answer.IsGood) throw ElasticsearchClient.Refused(HttpMethod.Post, path, answer);
            if (answer.Body.GetProperty("version_conflicts").GetInt64() == 0) return;
        }
        throw new UnavailableException("The documents of an organisation change too quickly for its new name.");
    }
}
