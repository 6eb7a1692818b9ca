using System.Net;
using System.Text.Json;
using Secondments.EndToEnd.Tests.Browsing;
using Secondments.EndToEnd.Tests.Exchange;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Processes;

/// <summary>Faults of who signs people in.</summary>
public sealed class ClusterIdentityFaultTests(SharedCluster cluster, Chromium chromium, ITestOutputHelper output) : ClusterFaults(cluster, output)
{
    private static readonly string[] Replicas = ["identity-1", "identity-2"];

    [Fact(Skip = FaultRun.OnlyAlone, SkipType = typeof(FaultRun), SkipUnless = nameof(FaultRun.Alone))]
    public Task Row15_IdentityDownAndItsKeysRotated_WhoIsSignedInStaysSo() => Under(async (journal, load) =>
    {
        var old = KeyOf(await load.Partner.Api.BearerToken());
        await using var jo = await chromium.SignedIn(Demo, "Jo Bell");
        foreach (var replica in Replicas) Demo.Programs.HoldDown(replica);
        await Goes(journal);
        foreach (var path in (string[])["/sign-in", "/connect/authorize", "/.well-known/openid-configuration"]) await SaysComeAgain(path);
        await Lasts();
        Assert.Equal(200, (await jo.Page.GotoAsync("/home"))!.Status);
        await Goes(journal);

        // Two months pass for the key: the next start makes another, which nobody has seen when it signs.
        Assert.Equal(1, await Demo.Run("identity", $"UPDATE signing_keys SET signs_from = signs_from - {TimeSpan.FromDays(60).TotalMilliseconds:f0}"));
        await Back();
        await Eventually.Holds(() => Demo.Count("identity", "signing_keys") == 2, "the next key is made");
        await Demo.Run("identity", "UPDATE signing_keys SET signs_from = created_at WHERE generation = 2");
        foreach (var replica in Replicas) Demo.Programs.HoldDown(replica);
        await Back();

        var ravi = Demo.As("Ravi Menon");
        Assert.NotEqual(old, KeyOf(await ravi.BearerToken()));
        await ravi.Get<JsonElement>("/api/applications?size=1");
        await using var amir = await chromium.SignedIn(Demo, "Amir Shah");
        Assert.Equal(200, (await jo.Page.GotoAsync("/home"))!.Status);
        Assert.Equal(old, KeyOf(await load.Partner.Api.BearerToken()));
        await Goes(journal);
    });

    private async Task Back()
    {
        foreach (var replica in Replicas) Demo.Programs.GoOn(replica);
        foreach (var replica in Replicas) await Demo.IsReady(replica);
        await Demo.IsWhole();
    }

    private async Task SaysComeAgain(string path)
    {
        using var http = new HttpClient { BaseAddress = new Uri(Demo.Url) };
        using var answer = await http.GetAsync(path);
        Assert.Equal((path, HttpStatusCode.ServiceUnavailable), (path, answer.StatusCode));
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);
    }

    /// <summary>Which key signed a token.</summary>
    private static string KeyOf(string token)
    {
        using var header = JsonDocument.Parse(Convert.FromBase64String(Padded(token.Split('.')[0].Replace('-', '+').Replace('_', '/'))));
        return header.RootElement.GetProperty("kid").GetString()!;
    }

    private static string Padded(string text) => text.PadRight((text.Length + 3) / 4 * 4, '=');
}
