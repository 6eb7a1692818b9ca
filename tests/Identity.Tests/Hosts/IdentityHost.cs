using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Identity;
using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Identity.Features.Accounts;
using Secondments.Identity.Persistence;
using Secondments.Kernel;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Identity.Tests.Hosts;

/// <summary>The identity service alone, its own issuer, with a public client, a confidential one and people.</summary>
public sealed partial class IdentityHost : IAsyncLifetime
{
    public const string Script = "script";
    public const string Callback = "http://127.0.0.1:9999/callback";
    public const string AfterSignOut = "http://127.0.0.1:9999/left";
    public const string Partner = "partner";
    public const string PartnerSecret = "a secret of the partner's, from configuration";
    public const string PartnerCallback = "https://partner.example/signed-in?from=us";
    public const string Password = "three plain turnips";

    private static int _people;

    public ServiceHost Host { get; private set; } = null!;

    public Uri Address => Host.Address;

    public async ValueTask InitializeAsync() => await Start(Topology.SqliteMemory);

    public async Task Start(Topology topology) => Host = await ServiceHost.Start(new ServiceHostOptions(topology, [new IdentityModule()])
    {
        Settings = new Dictionary<string, string?>
        {
            // Our own tokens are what /api takes here.
            ["Oidc:Authority"] = null,
            ["Identity:Clients:0:Id"] = Script,
            ["Identity:Clients:0:Name"] = "A script",
            ["Identity:Clients:0:RedirectUris:0"] = Callback,
            ["Identity:Clients:0:PostLogoutRedirectUris:0"] = AfterSignOut,
            ["Identity:Clients:1:Id"] = Partner,
            ["Identity:Clients:1:Name"] = "A partner",
            ["Identity:Clients:1:Secret"] = PartnerSecret,
            ["Identity:Clients:1:RedirectUris:0"] = PartnerCallback,
        },
    });

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public Browser Browser() => new(Address);

    /// <summary>Somebody with a confirmed account.</summary>
    public async Task<(Guid Id, string Email)> Person(string name = "Sam Okafor")
    {
        var email = NewEmail();
        var created = await Host.Get<Accounts>().Create(name, email, Password, confirmed: true, CommandContext.System);
        return (created.Value.Value, email);
    }

    public static string NewEmail() => $"person{Interlocked.Increment(ref _people)}@kirklees.example";

    /// <summary>A browser in which they have signed in.</summary>
    public async Task<Browser> SignedIn(string email)
    {
        var browser = Browser();
        await browser.Get("/sign-in?return=/account/security");
        await browser.Submit(("Email", email), ("Password", Password));
        Assert.Equal("/account/security", browser.Url.AbsolutePath);
        return browser;
    }

    /// <summary>A client that calls the API with the token of a person who is the organisation's admin.</summary>
    public async Task<HttpClient> Admin(TestOrganisation organisation, params MemberRole[] roles)
    {
        var (id, email) = await Person();
        await Host.Tenants.Join(new TestCaller("the admin", id, MemberKind.Person), organisation, roles.Length == 0 ? [MemberRole.Admin] : roles);
        return await Api(email);
    }

    /// <summary>A client that calls the API with a person's own token.</summary>
    public async Task<HttpClient> Api(string email)
    {
        var (_, body) = await Exchange(await Code(await SignedIn(email)));
        return Host.Client(body.GetProperty("access_token").GetString());
    }

    /// <summary>The latest mail to an address, once there are as many as that.</summary>
    public async Task<Letter> Mail(string to, int count = 1)
    {
        var letters = await Eventually.Gets(async () =>
        {
            var found = await Letters(to);
            return found.Count >= count ? found : null;
        }, $"{count} mails");
        return letters[^1];
    }

    public async Task<List<Letter>> Letters(string to)
    {
        var letters = new List<Letter>();
        if (!Directory.Exists(Host.Mails)) return letters;
        foreach (var file in Directory.GetFiles(Host.Mails, "*.eml").Order(StringComparer.Ordinal))
        {
            var text = await File.ReadAllTextAsync(file);
            if (!text.Contains($"To: {to}", StringComparison.Ordinal)) continue;
            letters.Add(new Letter(SubjectLine().Match(text).Groups[1].Value.Trim(), Link().Match(text).Groups[1].Value));
        }
        return letters;
    }

    /// <summary>What the other services were told of how to reach the person.</summary>
    public Task<List<PersonContactChanged>> Told(string email) => Events<PersonContactChanged>(email);

    /// <summary>What they were told of the person's sessions.</summary>
    public Task<List<AccountAccessChanged>> AccessTold(string email) => Events<AccountAccessChanged>(email);

    /// <summary>Waits until the copies from which callers are judged have it that the account's sessions ended.</summary>
    public Task HeardThatSessionsEnded(string email) => Eventually.Holds(
        () => Read(db => (
            from account in db.Accounts
            join copy in db.AccountAccessCopies on account.Id equals copy.Person
            where account.Email == email
            select copy).AnyAsync()),
        "the copy of account access");

    /// <summary>How often the audit has this of the account.</summary>
    public Task<int> Audited(string email, string action) => Read(db => (
        from account in db.Accounts
        join row in db.Set<AuditRow>() on account.Id equals row.EntityId
        where account.Email == email && row.Action == action
        select row).CountAsync());

    private async Task<List<T>> Events<T>(string email)
    {
        var bodies = await Read(db => (
            from account in db.Accounts
            join row in db.Set<OutboxRow>() on account.Id equals row.EntityId
            where account.Email == email && row.Type == typeof(T).FullName
            orderby row.EntityVersion
            select row.Body).ToListAsync());
        return [.. bodies.Select(body => JsonSerializer.Deserialize<T>(body, Json.Stored)!)];
    }

    private Task<T> Read<T>(Func<IdentityDb, Task<T>> query) => Host.Get<IReads<IdentityDb>>().Query(Reader.Public, query);

    /// <summary>Asks the token endpoint.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> Token(string? basic, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/token") { Content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
        if (basic is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(basic)));
        using var answer = await Host.Visitor().SendAsync(request);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Where the authorization endpoint leads a person who is signed in.</summary>
    public static async Task<Uri> Authorize(Browser browser, params (string Name, string? Value)[] changes)
    {
        await browser.Get(AuthorizePath(changes));
        return browser.Url;
    }

    public static string AuthorizePath(params (string Name, string? Value)[] changes)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["client_id"] = Script,
            ["redirect_uri"] = Callback,
            ["response_type"] = "code",
            ["scope"] = "openid profile email",
            ["state"] = "a state",
            ["nonce"] = "a nonce",
            ["code_challenge"] = Secrets.Hash(Verifier),
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in changes) parameters[name] = value;
        return QueryHelpers.AddQueryString("/connect/authorize", parameters);
    }

    public const string Verifier = "a-verifier-that-is-long-enough-to-be-one-0123456789";

    /// <summary>A code for a person who is signed in.</summary>
    public static async Task<string> Code(Browser browser, params (string Name, string? Value)[] changes) =>
        QueryHelpers.ParseQuery((await Authorize(browser, changes)).Query)["code"].ToString();

    public Task<(HttpStatusCode Status, JsonElement Body)> Exchange(string code, string verifier = Verifier, string redirectUri = Callback, string client = Script) =>
        Token(null, ("grant_type", "authorization_code"), ("client_id", client), ("code", code), ("redirect_uri", redirectUri), ("code_verifier", verifier));

    public Task<(HttpStatusCode Status, JsonElement Body)> Refresh(string token, string client = Script) =>
        Token(null, ("grant_type", "refresh_token"), ("client_id", client), ("refresh_token", token));

    [GeneratedRegex(@"^Subject: (.*)$", RegexOptions.Multiline)]
    private static partial Regex SubjectLine();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+(/account/\S*)")]
    private static partial Regex Link();
}

/// <summary>A mail's subject and the path of its link.</summary>
public sealed record Letter(string Subject, string Link);
