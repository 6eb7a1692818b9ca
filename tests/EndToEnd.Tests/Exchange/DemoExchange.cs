using Microsoft.Data.Sqlite;
using Secondments.Contracts.Operator.Api;
using Secondments.Demo;
using Secondments.Hosting.Mails;
using Secondments.Testing;

[assembly: AssemblyFixture(typeof(Secondments.EndToEnd.Tests.Exchange.DemoExchange))]

namespace Secondments.EndToEnd.Tests.Exchange;

/// <summary>One demo that every test may use, started when the first one asks, gone with the last.</summary>
public sealed class DemoExchange : IAsyncDisposable
{
    private readonly Lazy<Task<RunningDemo>> _demo = new(() => RunningDemo.Start());

    public Task<RunningDemo> Get() => _demo.Value;

    public async ValueTask DisposeAsync()
    {
        if (_demo.IsValueCreated && _demo.Value.IsCompletedSuccessfully) await (await _demo.Value).DisposeAsync();
    }
}

/// <summary>A demo that runs, and everybody who can sign in to it.</summary>
public sealed class RunningDemo : IAsyncDisposable
{
    /// <summary>Those that keep an outbox and an audit.</summary>
    public static readonly IReadOnlyList<string> Services = ["identity", "organisations", "opportunities", "search"];

    private readonly TestFolder _folder;
    private readonly HttpClient _http;

    private RunningDemo(TestFolder folder, string data, int port, ExchangeProcess process, DemoFile file)
    {
        (_folder, Data, Port, Process, File) = (folder, data, port, process, file);
        // Redirects are answers: the sign-in of a script reads them.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(file.Url) };
        var options = new MailOptions(true, Path.Combine(Data, "mail"), "", _http.BaseAddress!, new SmtpOptions());
        Mails = new Mailbox(new MailFolder(options));
    }

    public ExchangeProcess Process { get; private set; }

    public DemoFile File { get; }

    public int Port { get; }

    public string Data { get; }

    public string Url => File.Url;

    public Mailbox Mails { get; }

    /// <param name="data">Where its data is; a folder of its own, which goes with it, when left out.</param>
    public static async Task<RunningDemo> Start(string? data = null)
    {
        var folder = new TestFolder();
        data ??= folder.File("data");
        var port = ExchangeProcess.FreePort();
        var process = await ExchangeProcess.Ready(Flags(data, port));
        return new RunningDemo(folder, data, port, process, await DemoFile.Read(Path.Combine(data, "demo.json")));
    }

    /// <summary>Starts it again on its folder and its port, after its process has ended.</summary>
    public async Task StartAgain()
    {
        await Process.DisposeAsync();
        Process = await ExchangeProcess.Ready(Flags(Data, Port));
    }

    public DemoFile.PersonEntry Person(string name) => File.People.Single(p => p.Name == name);

    /// <summary>A person over the API, signed in with the demo's own client.</summary>
    public ExchangeApi As(string name) => name == Operator.Name ? Session(File.Operator.Email, File.Operator.Password) : Session(Person(name).Email, Person(name).Password);

    public ExchangeApi Session(string email, string password) =>
        new PersonSession(_http, new ScriptClient(File.SignIn.ClientId, File.SignIn.RedirectUri), email, password).Api;

    /// <summary>An organisation's own system.</summary>
    public ExchangeApi System(DemoFile.ClientEntry client) => new ClientSession(_http, new ClientCredentials(client.ClientId, client.ClientSecret)).Api;

    public ExchangeApi Visitor => ExchangeApi.Visitor(_http);

    /// <summary>Events that a service has not sent yet. Read beside the exchange, which may run or not.</summary>
    public long Waiting(string service)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Data, $"{service}.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM outbox WHERE done_at IS NULL";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Audits that are not as they were written: numbers, links or signed heads.</summary>
    public async Task<IReadOnlyList<string>> BrokenAudits()
    {
        List<string> broken = [];
        var operators = As(Operator.Name);
        foreach (var service in Services)
            if (await operators.Get<AuditVerification>($"/api/{service}/audit/verify") is { IsIntact: false } found) broken.Add($"the audit of {service}: {found}");
        return broken;
    }

    public (string Name, string Email, string Password) Operator => ("the operator", File.Operator.Email, File.Operator.Password);

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }

    private static string[] Flags(string data, int port) => ["--demo", "--data", data, "--urls", $"http://localhost:{port}"];
}

/// <summary>The mails that the exchange wrote.</summary>
public sealed class Mailbox(MailFolder folder)
{
    /// <summary>The newest mail to an address whose link has this in it; waits until it is written.</summary>
    public async Task<(MailMessageView Mail, string Link)> LinkTo(string email, string part)
    {
        var mail = await Eventually.Gets(() => Task.FromResult(folder.List(int.MaxValue, email)
            .Select(m => folder.Read(m.Id)!)
            .FirstOrDefault(m => m.Links.Any(l => l.Contains(part, StringComparison.Ordinal)))), $"a mail to {email} with a link to {part}");
        return (mail, mail.Links.First(l => l.Contains(part, StringComparison.Ordinal)));
    }
}
