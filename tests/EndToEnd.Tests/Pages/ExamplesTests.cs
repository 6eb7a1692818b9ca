using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Secondments.EndToEnd.Tests.Exchange;

namespace Secondments.EndToEnd.Tests.Pages;

/// <summary>The examples for developers, run in a shell as they stand on the page.</summary>
public sealed partial class ExamplesTests(DemoExchange exchange)
{
    [Fact]
    public async Task Examples_CopiedIntoAShell_DoWhatTheySay()
    {
        var demo = await exchange.Get();
        var client = demo.File.Clients.Single(c => c.Organisation == "Leeds City Council");
        using var http = new HttpClient { BaseAddress = new Uri(demo.Url) };
        var page = await http.GetStringAsync("/developers", TestContext.Current.CancellationToken);
        var examples = Example().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).ToList();
        Assert.Equal(3, examples.Count);

        var found = await Shell(examples[0], []);
        Assert.NotEmpty(found["items"]!.AsArray());
        var token = await Shell(examples[1], new() { ["CLIENT_ID"] = $"{client.ClientId}", ["CLIENT_SECRET"] = client.ClientSecret });
        Assert.Equal(600, (int)token["expires_in"]!);
        var settings = new Dictionary<string, string> { ["TOKEN"] = (string)token["access_token"]!, ["ORGANISATION"] = $"{client.OrganisationId}" };
        var draft = await Shell(examples[2], settings);
        Assert.Equal("Data analyst, 6 months", (string)(await demo.As("Jo Bell").Get<JsonNode>($"/api/opportunities/{draft["id"]}"))["details"]!["title"]!);
        Assert.Equal((string)draft["id"]!, (string)(await Shell(examples[2], settings))["id"]!);
    }

    private static async Task<JsonNode> Shell(string command, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("bash", ["-c", command]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode == 127) Assert.Skip("curl isn't installed");
        Assert.True(process.ExitCode == 0, await wrong);
        return JsonNode.Parse(await said)!;
    }

    [GeneratedRegex("<pre[^>]*><code>(.*?)</code></pre>", RegexOptions.Singleline)]
    private static partial Regex Example();
}
