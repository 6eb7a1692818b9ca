using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Secondments.EndToEnd.Tests.Exchange;
using Secondments.Testing;

[assembly: AssemblyFixture(typeof(Secondments.EndToEnd.Tests.Browsing.HtmlChecker))]

namespace Secondments.EndToEnd.Tests.Browsing;

/// <summary>
/// The Nu HTML checker, a Java program that npm serves, as a server on this machine alone. Started when a test asks; what it needs
/// it fetches once into <c>html-checker/node_modules</c>.
/// </summary>
public sealed class HtmlChecker : IDisposable
{
    // On date inputs, by GOV.UK's own component: older screen readers need it.
    private const string AskedFor = "“group” role is unnecessary for element “fieldset”";

    private static readonly string Folder = Repository.PathOf("tests", "EndToEnd.Tests", "html-checker");
    private static readonly string[] Naming = ["aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "aria-errormessage", "aria-activedescendant", "aria-flowto"];

    private readonly Lazy<Task> _ready;
    private readonly HttpClient _http = new() { BaseAddress = new Uri($"http://127.0.0.1:{ExchangeProcess.FreePort()}") };
    private Process? _process;

    public HtmlChecker()
    {
        _ready = new(Start);
        // It fails for whoever doesn't say what they are.
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("tests");
    }

    /// <summary>Why no page's HTML is checked here; null where it is.</summary>
    public static string? Missing { get; } = OnPath("java") ? null : "Java isn't installed: no page's HTML is checked";

    /// <summary>What is wrong with a document as it was sent, a line each.</summary>
    public async Task<IReadOnlyList<string>> WrongWith(string html) => [.. await Complaints(html), .. await NamesNothing(html)];

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= EndWithUs;
        EndWithUs(null, EventArgs.Empty);
        _process?.Dispose();
        _http.Dispose();
    }

    /// <summary>Nothing where there is no checker.</summary>
    private async Task<IReadOnlyList<string>> Complaints(string html)
    {
        if (Missing is not null) return [];
        await _ready.Value;
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(html)) { Headers = { ContentType = MediaTypeHeaderValue.Parse("text/html; charset=utf-8") } };
        using var answer = await _http.PostAsync("/?out=json", content);
        using var told = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync());
        return [.. told.RootElement.GetProperty("messages").EnumerateArray()
            .Where(m => Text(m, "type") is not "info" || Text(m, "subType") is "warning")
            .Where(m => !Text(m, "message").Contains(AskedFor, StringComparison.Ordinal))
            .Select(m => $"{Text(m, "message")} ← {Text(m, "extract").ReplaceLineEndings(" ")}")];
    }

    /// <summary>Which attributes and links name an id that isn't there: the checker doesn't look at these.</summary>
    private static async Task<IReadOnlyList<string>> NamesNothing(string html)
    {
        using var document = await new HtmlParser().ParseDocumentAsync(html);
        var named = document.All.SelectMany(e => Naming.SelectMany(a => (e.GetAttribute(a) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => (Element: e, Attribute: a, Id: id))))
            .Concat(document.QuerySelectorAll("a[href^='#']").Select(a => (Element: a, Attribute: "href", Id: a.GetAttribute("href")![1..])).Where(a => a.Id.Length > 0));
        return [.. named.Where(n => document.GetElementById(n.Id) is null).Select(n => $"«{n.Attribute}» names «{n.Id}», which isn't there ← {n.Element.OuterHtml.Split('>')[0]}>")];
    }

    private async Task Start()
    {
        var jar = Path.Combine(Folder, "node_modules", "vnu-jar", "build", "dist", "vnu.jar");
        if (!File.Exists(jar)) await Install();
        AppDomain.CurrentDomain.ProcessExit += EndWithUs;
        _process = Process.Start(new ProcessStartInfo("java",
            ["-Xmx512m", "-Xss16m", "-XX:TieredStopAtLevel=1", "-Dnu.validator.servlet.bind-address=127.0.0.1", "-cp", jar, "nu.validator.servlet.Main", $"{_http.BaseAddress!.Port}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        // It says a line for each document: read, so that its pipe is never full.
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Eventually.Holds(async () =>
        {
            Assert.False(_process.HasExited, "the HTML checker ended");
            try
            {
                // Whatever it answers: it does.
                using var answer = await _http.GetAsync("/");
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }, "the HTML checker listens", TimeSpan.FromMinutes(3));
    }

    private static async Task Install()
    {
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (_, errors) = (npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
        await npm.WaitForExitAsync();
        Assert.True(npm.ExitCode == 0, await errors);
    }

    private void EndWithUs(object? sender, EventArgs e)
    {
        if (_process is { HasExited: false }) _process.Kill();
    }

    private static string Text(JsonElement message, string name) => message.TryGetProperty(name, out var value) ? value.GetString()! : "";

    private static bool OnPath(string program) =>
        Environment.GetEnvironmentVariable("PATH")?.Split(':').Any(folder => File.Exists(Path.Combine(folder, program))) is true;
}
