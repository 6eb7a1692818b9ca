using Secondments.Contracts.Operator.Api;
using Secondments.Demo;
using Secondments.Hosting.Mails;

namespace Secondments.EndToEnd.Tests.Exchange;

/// <summary>A demo that runs, whichever way, and everybody who can sign in to it.</summary>
public abstract class RunningDemo : IAsyncDisposable
{
    /// <summary>Those that keep an outbox and an audit.</summary>
    public static readonly IReadOnlyList<string> Services = ["identity", "organisations", "opportunities", "search"];

    private readonly HttpClient _http;

    /// <param name="data">The exchange's own folder.</param>
    protected RunningDemo(string data, DemoFile file)
    {
        (Data, File) = (data, file);
        // Redirects are answers: the sign-in of a script reads them.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(file.Url) };
        var options = new MailOptions(true, Path.Combine(Data, "mail"), "", _http.BaseAddress!, new SmtpOptions());
        Mails = new Mailbox(new MailFolder(options));
    }

    public DemoFile File { get; }

    public string Data { get; }

    public string Url => File.Url;

    public Mailbox Mails { get; }

    public (string Name, string Email, string Password) Operator => ("the operator", File.Operator.Email, File.Operator.Password);

    public ExchangeApi Visitor => ExchangeApi.Visitor(_http);

    public DemoFile.PersonEntry Person(string name) => File.People.Single(p => p.Name == name);

    /// <summary>A person over the API, signed in with the demo's own client.</summary>
    public ExchangeApi As(string name) => name == Operator.Name ? Session(File.Operator.Email, File.Operator.Password) : Session(Person(name).Email, Person(name).Password);

    public ExchangeApi Session(string email, string password) =>
        new PersonSession(_http, new ScriptClient(File.SignIn.ClientId, File.SignIn.RedirectUri), email, password).Api;

    /// <summary>An organisation's own system.</summary>
    public ExchangeApi System(DemoFile.ClientEntry client) => new ClientSession(_http, new ClientCredentials(client.ClientId, client.ClientSecret)).Api;

    /// <summary>Events that a service has not sent yet. Read beside the exchange, which may run or not.</summary>
    public long Waiting(string service) => Count(service, "outbox WHERE done_at IS NULL");

    /// <summary>Messages that a service could not take and has put aside for the operator.</summary>
    public long GivenUp(string service) => Count(service, "dead_letters");

    /// <summary>How many rows of a service's database there are, as its owner sees it.</summary>
    /// <param name="which">What follows FROM.</param>
    public abstract long Count(string service, string which);

    /// <summary>Audits that are not as they were written: numbers, links or signed heads.</summary>
    public async Task<IReadOnlyList<string>> BrokenAudits()
    {
        List<string> broken = [];
        var operators = As(Operator.Name);
        foreach (var service in Services)
            if (await operators.Get<AuditVerification>($"/api/{service}/audit/verify") is { IsIntact: false } found) broken.Add($"the audit of {service}: {found}");
        return broken;
    }

    public virtual ValueTask DisposeAsync()
    {
        _http.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
