using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using Secondments.Hosting.Tests.Probe;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Hosting.Tests.Authority;

public sealed class TokenTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    private const string Me = "/api/probe/me";

    private static readonly TestCaller Ann = TestCaller.NewPerson("Ann");

    private DateTimeOffset Now => probe.Host.Clock.GetUtcNow();

    [Fact]
    public async Task Get_GoodToken_IsAnswered() => Assert.Equal(200, (await probe.Host.As(Ann).AskGet(Me)).Status);

    [Fact]
    public async Task Get_NoToken_Is401SayingHow()
    {
        var answer = await probe.Visitor.AskGet(Me);

        Assert.Equal((401, "caller.not_signed_in"), (answer.Status, answer.Code));
        Assert.Equal("Bearer", answer.Message.Headers.WwwAuthenticate.Single().Scheme);
    }

    public static TheoryData<string> WrongTokens => new(Wrongs.Keys);

    private static readonly Dictionary<string, Action<SecurityTokenDescriptor>> Wrongs = new()
    {
        ["expired"] = t => (t.IssuedAt, t.Expires) = (t.IssuedAt!.Value.AddHours(-2), t.Expires!.Value.AddHours(-2)),
        ["not yet"] = t => (t.NotBefore, t.Expires) = (t.IssuedAt!.Value.AddHours(1), t.Expires!.Value.AddHours(2)),
        ["never expires"] = t => t.Expires = null,
        ["another audience"] = t => t.Audience = "someone-else",
        ["no audience"] = t => t.Audience = null,
        ["another issuer"] = t => t.Issuer = "https://evil.example",
        ["another key"] = t => t.SigningCredentials = new SigningCredentials(new RsaSecurityKey(RSA.Create(2048)) { KeyId = t.SigningCredentials.Key.KeyId }, SecurityAlgorithms.RsaSha256),
        ["an unknown key"] = t => t.SigningCredentials = new SigningCredentials(new RsaSecurityKey(RSA.Create(2048)) { KeyId = "unknown" }, SecurityAlgorithms.RsaSha256),
        ["a weaker algorithm's family"] = t => t.SigningCredentials = new SigningCredentials(t.SigningCredentials.Key, SecurityAlgorithms.RsaSha512),
        ["the public key as a secret"] = t => t.SigningCredentials = new SigningCredentials(
            new SymmetricSecurityKey(((RsaSecurityKey)t.SigningCredentials.Key).Rsa.ExportSubjectPublicKeyInfo()) { KeyId = t.SigningCredentials.Key.KeyId }, SecurityAlgorithms.HmacSha256),
        ["no algorithm"] = t => t.SigningCredentials = null,
        ["no subject"] = t => t.Claims.Remove("sub"),
    };

    [Theory, MemberData(nameof(WrongTokens))]
    public async Task Get_WrongToken_Is401(string wrong)
    {
        var answer = await probe.Host.Client(probe.Host.Issuer.TokenFor(Ann, Now, Wrongs[wrong])).AskGet(Me);

        Assert.Equal((401, "caller.token_refused"), (answer.Status, answer.Code));
        Assert.Contains("invalid_token", answer.Message.Headers.WwwAuthenticate.Single().Parameter);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.")]
    public async Task Get_WhatIsNoToken_Is401EvenWhereVisitorsMay(string token) =>
        Assert.Equal(401, (await probe.Host.Client(token).AskGet("/api/probe/list")).Status);

    [Fact]
    public async Task Get_ACookie_IsNoTokenForTheApi() =>
        Assert.Equal(401, (await probe.Visitor.AskGet(Me, ("Cookie", "session=abc"))).Status);

    [Fact]
    public async Task Get_AfterKeysWereRotated_NewKeyIsFetched()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new ProbeModule());
        Assert.Equal(200, (await host.As(Ann).AskGet(Me)).Status);
        var old = host.As(Ann);

        host.Issuer.RotateKey();

        await Eventually.Holds(async () => (await host.As(Ann).AskGet(Me)).Status == 200, "the new key is taken");
        Assert.Equal(401, (await old.AskGet(Me)).Status);
    }

    [Fact]
    public async Task Get_IssuerIsAway_Is503UntilItIsThereAndLiveSessionsGoOnAfter()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new ProbeModule());
        var ann = host.As(Ann);
        Assert.Equal(200, (await ann.AskGet(Me)).Status);

        await host.Issuer.DisposeAsync();

        Assert.Equal(200, (await ann.AskGet(Me)).Status);
        await host.Restart();
        var answer = await ann.AskGet(Me);
        Assert.Equal((503, "service.unavailable"), (answer.Status, answer.Code));
    }
}
