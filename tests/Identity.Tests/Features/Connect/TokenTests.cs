using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Secondments.Identity.Tests.Hosts;

namespace Secondments.Identity.Tests.Features.Connect;

public sealed class TokenTests(IdentityHost identity) : IClassFixture<IdentityHost>
{
    [Fact]
    public async Task Exchange_GoodCode_GivesTokensThatSayWho()
    {
        var (id, email) = await identity.Person("Sam Okafor");
        var (status, body) = await identity.Exchange(await IdentityHost.Code(await identity.SignedIn(email)));

        Assert.Equal(HttpStatusCode.OK, status);
        var access = new JsonWebToken(Text(body, "access_token"));
        Assert.Equal("secondments-api", Assert.Single(access.Audiences));
        Assert.Equal(id.ToString(), access.Subject);
        Assert.Equal("person", access.GetPayloadValue<string>("kind"));
        Assert.Equal(IdentityHost.Script, access.GetPayloadValue<string>("client_id"));
        Assert.Equal(TimeSpan.FromMinutes(10), access.ValidTo - access.IssuedAt);
        Assert.Equal("RS256", access.Alg);
        var who = new JsonWebToken(Text(body, "id_token"));
        Assert.Equal((IdentityHost.Script, "a nonce", "Sam Okafor", email),
            (who.Audiences.Single(), who.GetPayloadValue<string>("nonce"), who.GetPayloadValue<string>("name"), who.GetPayloadValue<string>("email")));
        Assert.Equal(identity.Address.OriginalString.TrimEnd('/'), who.Issuer);
    }

    [Fact]
    public async Task Exchange_ScopeOfOpenIdAlone_TellsNoPersonalValue()
    {
        var (_, email) = await identity.Person();
        var (_, body) = await identity.Exchange(await IdentityHost.Code(await identity.SignedIn(email), ("scope", "openid")));

        var who = new JsonWebToken(Text(body, "id_token"));
        Assert.False(who.TryGetPayloadValue<string>("email", out _));
        Assert.False(who.TryGetPayloadValue<string>("name", out _));
    }

    [Fact]
    public async Task Exchange_CodeTwice_IsRefusedAndRevokesWhatCameOfIt()
    {
        var (_, email) = await identity.Person();
        var code = await IdentityHost.Code(await identity.SignedIn(email));
        var (_, first) = await identity.Exchange(code);
        Assert.Equal(HttpStatusCode.OK, await UserInfo(Text(first, "access_token")));

        var (status, second) = await identity.Exchange(code);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_grant"), (status, Text(second, "error")));
        Assert.Equal("invalid_grant", Text((await identity.Refresh(Text(first, "refresh_token"))).Body, "error"));
        Assert.Equal(HttpStatusCode.Unauthorized, await UserInfo(Text(first, "access_token")));
    }

    [Fact]
    public async Task Exchange_ManyAtOnce_GivesOneSetOfTokensAtMostAndItIsRevoked()
    {
        var (_, email) = await identity.Person();
        var code = await IdentityHost.Code(await identity.SignedIn(email));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => identity.Exchange(code)));

        var good = Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal("invalid_grant", Text((await identity.Refresh(Text(good.Body, "refresh_token"))).Body, "error"));
    }

    [Theory]
    [InlineData("another-verifier-that-is-long-enough-to-be-one-012345", IdentityHost.Callback, IdentityHost.Script)]
    [InlineData("short", IdentityHost.Callback, IdentityHost.Script)]
    [InlineData(IdentityHost.Verifier, IdentityHost.Callback + "/", IdentityHost.Script)]
    public async Task Exchange_WrongVerifierOrRedirect_IsInvalidGrant(string verifier, string redirectUri, string client)
    {
        var (_, email) = await identity.Person();
        var code = await IdentityHost.Code(await identity.SignedIn(email));

        var (status, body) = await identity.Exchange(code, verifier, redirectUri, client);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_grant"), (status, Text(body, "error")));
        Assert.Equal(HttpStatusCode.OK, (await identity.Exchange(code)).Status);
    }

    [Fact]
    public async Task Exchange_CodeOfAnotherClient_IsInvalidGrant()
    {
        var (_, email) = await identity.Person();
        var code = await IdentityHost.Code(await identity.SignedIn(email));

        var (_, body) = await identity.Token($"{IdentityHost.Partner}:{Uri.EscapeDataString(IdentityHost.PartnerSecret)}",
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", IdentityHost.Callback), ("code_verifier", IdentityHost.Verifier));

        Assert.Equal("invalid_grant", Text(body, "error"));
    }

    [Fact]
    public async Task Exchange_ExpiredCode_IsInvalidGrant()
    {
        var (_, email) = await identity.Person();
        var code = await IdentityHost.Code(await identity.SignedIn(email));
        identity.Host.Clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal("invalid_grant", Text((await identity.Exchange(code)).Body, "error"));
    }

    [Fact]
    public async Task Refresh_UsedTokenAgain_RevokesTheFamily()
    {
        var (_, email) = await identity.Person();
        var (_, first) = await identity.Exchange(await IdentityHost.Code(await identity.SignedIn(email)));
        var (_, second) = await identity.Refresh(Text(first, "refresh_token"));
        Assert.NotEqual(Text(first, "refresh_token"), Text(second, "refresh_token"));

        Assert.Equal("invalid_grant", Text((await identity.Refresh(Text(first, "refresh_token"))).Body, "error"));

        Assert.Equal("invalid_grant", Text((await identity.Refresh(Text(second, "refresh_token"))).Body, "error"));
    }

    [Fact]
    public async Task Refresh_AfterIdleOrTwelveHours_IsInvalidGrant()
    {
        var (_, email) = await identity.Person();
        var (_, body) = await identity.Exchange(await IdentityHost.Code(await identity.SignedIn(email)));
        for (var hours = 2; hours < 12; hours += 2)
        {
            identity.Host.Clock.Advance(TimeSpan.FromHours(2));
            (var status, body) = await identity.Refresh(Text(body, "refresh_token"));
            Assert.Equal(HttpStatusCode.OK, status);
        }
        identity.Host.Clock.Advance(TimeSpan.FromHours(2.1));
        Assert.Equal("invalid_grant", Text((await identity.Refresh(Text(body, "refresh_token"))).Body, "error"));

        (_, body) = await identity.Exchange(await IdentityHost.Code(await identity.SignedIn(email)));
        identity.Host.Clock.Advance(TimeSpan.FromHours(3.1));
        Assert.Equal("invalid_grant", Text((await identity.Refresh(Text(body, "refresh_token"))).Body, "error"));
    }

    [Fact]
    public async Task Refresh_WiderScope_IsInvalidScope()
    {
        var (_, email) = await identity.Person();
        var (_, body) = await identity.Exchange(await IdentityHost.Code(await identity.SignedIn(email), ("scope", "openid")));

        var (_, answer) = await identity.Token(null, ("grant_type", "refresh_token"), ("client_id", IdentityHost.Script), ("refresh_token", Text(body, "refresh_token")), ("scope", "openid email"));

        Assert.Equal("invalid_scope", Text(answer, "error"));
    }

    [Theory]
    [InlineData("password", "unsupported_grant_type")]
    [InlineData("implicit", "unsupported_grant_type")]
    [InlineData("client_credentials", "unauthorized_client")]
    public async Task Token_GrantTypeThatIsNotForIt_IsRefused(string grantType, string error) =>
        Assert.Equal(error, Text((await identity.Token(null, ("grant_type", grantType), ("client_id", IdentityHost.Script))).Body, "error"));

    [Theory]
    [InlineData("partner:wrong")]
    [InlineData("partner:")]
    [InlineData("nobody:secret")]
    [InlineData("script:a public client has none")]
    [InlineData("no colon")]
    public async Task Token_WrongBasic_Is401WithChallenge(string basic)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/token") { Content = new FormUrlEncodedContent([new("grant_type", "authorization_code")]) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(basic)));

        using var answer = await identity.Host.Visitor().SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Basic", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
        Assert.Equal("invalid_client", Text(await answer.Content.ReadFromJsonAsync<JsonElement>(), "error"));
    }

    [Fact]
    public async Task Token_ConfidentialClientWithoutSecret_Is401() =>
        Assert.Equal((HttpStatusCode.Unauthorized, "invalid_client"), Words(await identity.Token(null, ("grant_type", "refresh_token"), ("client_id", IdentityHost.Partner), ("refresh_token", "x"))));

    [Fact]
    public async Task Token_TwoWaysOfAuthentication_IsInvalidRequest() =>
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), Words(await identity.Token("partner:x", ("grant_type", "refresh_token"), ("client_secret", "x"))));

    [Fact]
    public async Task Token_ParameterTwice_IsInvalidRequest() =>
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), Words(await identity.Token(null, ("grant_type", "refresh_token"), ("grant_type", "refresh_token"), ("client_id", IdentityHost.Script))));

    [Fact]
    public async Task Token_Json_IsInvalidRequest()
    {
        using var answer = await identity.Host.Visitor().PostAsJsonAsync("/connect/token", new { grant_type = "refresh_token" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("invalid_request", Text(await answer.Content.ReadFromJsonAsync<JsonElement>(), "error"));
    }

    [Fact]
    public async Task UserInfo_TokenThatIsNotOurs_Is401()
    {
        var (_, email) = await identity.Person();
        var (_, body) = await identity.Exchange(await IdentityHost.Code(await identity.SignedIn(email)));
        var good = Text(body, "access_token");
        var parts = good.Split('.');
        Assert.Equal(HttpStatusCode.OK, await UserInfo(good));

        Assert.Equal(HttpStatusCode.Unauthorized, await UserInfo($"{Encode("{\"alg\":\"none\",\"typ\":\"at+jwt\"}")}.{parts[1]}."));
        Assert.Equal(HttpStatusCode.Unauthorized, await UserInfo($"{parts[0]}.{Encode(Decode(parts[1]).Replace("person", "client", StringComparison.Ordinal))}.{parts[2]}"));
        Assert.Equal(HttpStatusCode.Unauthorized, await UserInfo(Text(body, "id_token")));
        Assert.Equal(HttpStatusCode.Unauthorized, await UserInfo("not a token"));
        identity.Host.Clock.Advance(TimeSpan.FromMinutes(10.1));
        Assert.Equal(HttpStatusCode.Unauthorized, await UserInfo(good));
    }

    [Fact]
    public async Task Keys_Published_HoldNoPrivatePart()
    {
        var keys = await identity.Host.Visitor().GetFromJsonAsync<JsonElement>("/.well-known/jwks.json");

        var key = Assert.Single(keys.GetProperty("keys").EnumerateArray());
        Assert.Equal(["alg", "e", "kid", "kty", "n", "use"], key.EnumerateObject().Select(p => p.Name).Order());
    }

    private async Task<HttpStatusCode> UserInfo(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/connect/userinfo");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        using var answer = await identity.Host.Visitor().SendAsync(request);
        return answer.StatusCode;
    }

    private static (HttpStatusCode, string) Words((HttpStatusCode Status, JsonElement Body) answer) => (answer.Status, Text(answer.Body, "error"));

    private static string Text(JsonElement body, string name) => body.GetProperty(name).GetString()!;

    private static string Encode(string text) => Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(text);

    private static string Decode(string text) => Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Decode(text);
}
