using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Identity.Api;
using Secondments.Contracts.Organisations;
using Secondments.Grains.Store;
using Secondments.Hosting.Erasures;
using Secondments.Identity.Persistence;
using Secondments.Identity.Tests.Hosts;
using Secondments.Kernel;
using Secondments.Testing.Hosts;
using AccountsOfPeople = Secondments.Identity.Features.Accounts.Accounts;

namespace Secondments.Identity.Tests.Features.Erasing;

/// <summary>An account is erased by its person, and again by the ledger after a restore.</summary>
public sealed class ErasingTests : IAsyncLifetime
{
    private readonly IdentityHost _identity = new();

    public ValueTask InitializeAsync() => _identity.InitializeAsync();

    public ValueTask DisposeAsync() => _identity.DisposeAsync();

    [Fact]
    public async Task Erase_WithTheirOwnAddress_LeavesNothingOfThem()
    {
        var (id, email) = await _identity.Person("Lee Marsh");
        var lee = await _identity.Api(email);

        Assert.Equal(HttpStatusCode.NoContent, (await Erase(lee, email.ToUpperInvariant())).StatusCode);

        var account = await Account(id);
        Assert.Equal(("", null, null, null, true), (account.Name, account.Email, account.UserName, account.PasswordHash, account.Disabled));
        Assert.Equal("Your account is erased", (await _identity.Mail(email)).Subject);
        var told = await Outbox(id);
        Assert.Contains(told, t => t.Contains("\"removed\":true", StringComparison.Ordinal));
        // Nobody signs in with it: not by password, and the token of before is worth nothing soon.
        var browser = _identity.Browser();
        await browser.Get("/sign-in?return=/account/security");
        await browser.Submit(("Email", email), ("Password", IdentityHost.Password));
        Assert.Equal("/sign-in", browser.Url.AbsolutePath);
        // Written after the commit, outside the database.
        Assert.Equal(id, Assert.Single(_identity.Host.Get<ErasureLedger>().Read()).Person.Value);
        // The address is free again.
        Assert.True((await _identity.Host.Get<AccountsOfPeople>().Create("Another", email, IdentityHost.Password, true, Grains.CommandContext.System)).IsOk);
    }

    [Fact]
    public async Task Erase_WithAnotherAddress_ChangesNothing()
    {
        var (id, email) = await _identity.Person();
        var sam = await _identity.Api(email);

        foreach (var typed in (string?[])[null, "", "other@kirklees.example"])
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Erase(sam, typed)).StatusCode);

        Assert.Equal(email, (await Account(id)).Email);
        Assert.Empty(_identity.Host.Get<ErasureLedger>().Read());
        Assert.Equal(HttpStatusCode.Unauthorized, (await Erase(_identity.Host.Visitor(), email)).StatusCode);
    }

    [Fact]
    public async Task Erase_OnlyOperator_IsRefused()
    {
        var (id, email) = await _identity.Person();
        var exchange = new TestOrganisation(Exchange.Organisation, "the exchange");
        await _identity.Host.Tenants.Join(new TestCaller("olu", id, MemberKind.Person), exchange, MemberRole.Operator);
        var olu = await _identity.Api(email);

        Assert.Equal(HttpStatusCode.Conflict, (await Erase(olu, email)).StatusCode);
        var (second, _) = await _identity.Person();
        await _identity.Host.Tenants.Join(new TestCaller("two", second, MemberKind.Person), exchange, MemberRole.Operator);
        Assert.Equal(HttpStatusCode.NoContent, (await Erase(olu, email)).StatusCode);
    }

    [Fact]
    public async Task Start_WithAnErasureInTheLedger_ErasesAndTellsAgain()
    {
        var (id, _) = await _identity.Person("Lee Marsh");
        _identity.Host.Get<ErasureLedger>().Append(new Erasure(new PersonId(id), _identity.Host.Clock.GetUtcNow()));

        await _identity.Host.Restart();

        Assert.Null((await Account(id)).Email);
        Assert.Contains(await Outbox(id), t => t.Contains("\"removed\":true", StringComparison.Ordinal));
        var told = (await Outbox(id)).Count;
        await _identity.Host.Restart();
        Assert.Equal(told, (await Outbox(id)).Count);
    }

    /// <summary>Killed between the commit and the line: the next start writes it.</summary>
    [Fact]
    public async Task Start_WithoutTheLineOfAnErasure_WritesIt()
    {
        var (id, email) = await _identity.Person();
        await Erase(await _identity.Api(email), email);
        File.Delete(_identity.Host.Get<ErasureLedger>().File);

        await _identity.Host.Restart();

        Assert.Equal(id, Assert.Single(_identity.Host.Get<ErasureLedger>().Read()).Person.Value);
    }

    [Fact]
    public async Task MyData_IsTheirsAlone_AndTheSameTwice()
    {
        var (id, email) = await _identity.Person("Lee Marsh");
        var lee = await _identity.Api(email);

        var text = await lee.GetStringAsync("/api/identity/my-data");
        var data = (await lee.GetFromJsonAsync<MyAccountData>("/api/identity/my-data", Json.Strict))!;

        Assert.Equal((id, "Lee Marsh", email), (data.Id, data.Name, data.Email));
        Assert.Equal("A script", Assert.Single(data.Sessions).Program);
        Assert.Contains(data.Audit, a => a is { Action: "account.signed_in", By: "you", From: not null });
        Assert.Equal(text, await lee.GetStringAsync("/api/identity/my-data"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await _identity.Host.Visitor().GetAsync("/api/identity/my-data")).StatusCode);
        var other = await _identity.Api((await _identity.Person("Somebody Else")).Email);
        Assert.DoesNotContain(email, await other.GetStringAsync("/api/identity/my-data"));
    }

    private static Task<HttpResponseMessage> Erase(HttpClient who, string? email) => who.PostAsJsonAsync("/api/identity/erase", new EraseRequest(email), Json.Strict);

    private Task<Account> Account(Guid id) => _identity.Host.Get<IReads<IdentityDb>>().Query(Reader.Public, db => db.Accounts.SingleAsync(a => a.Id == id));

    private Task<List<string>> Outbox(Guid id) =>
        _identity.Host.Get<IReads<IdentityDb>>().Query(Reader.Public, db => db.Set<OutboxRow>().Where(o => o.EntityId == id).Select(o => o.Body).ToListAsync());
}
