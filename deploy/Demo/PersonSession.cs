using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Secondments.Demo;

/// <summary>A public client of the exchange that a script may sign people in with.</summary>
public sealed record ScriptClient(string ClientId, string RedirectUri);

/// <summary>
/// Signs a person in as a browser would: authorization code with PKCE, through the sign-in page. Good for as long as the
/// access token; then it signs in again.
/// </summary>
public sealed partial class PersonSession(HttpClient http, ScriptClient client, string email, string password)
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Dictionary<string, string> _cookies = [];
    private string? _token;
    private DateTimeOffset _goodUntil;

    public ExchangeApi Api => new(http, Token);

    private async Task<string?> Token(CancellationToken cancel)
    {
        if (_token is not null && DateTimeOffset.UtcNow < _goodUntil) return _token;
        await _one.WaitAsync(cancel);
        try
        {
            if (_token is null || DateTimeOffset.UtcNow >= _goodUntil) await SignIn(cancel);
            return _token;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task SignIn(CancellationToken cancel)
    {
        var verifier = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var challenge = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var authorize = $"/connect/authorize?response_type=code&client_id={client.ClientId}&redirect_uri={Uri.EscapeDataString(client.RedirectUri)}"
            + $"&scope=openid%20profile%20email&state=s&code_challenge={challenge}&code_challenge_method=S256";

        var signIn = await Location(HttpMethod.Get, authorize, null, cancel);
        var answer = signIn;
        if (!answer.StartsWith(client.RedirectUri, StringComparison.Ordinal))
        {
            var page = await Text(signIn, cancel);
            var form = new FormUrlEncodedContent(
            [
                new("Email", email), new("Password", password),
                new("return", Hidden(page, "return")), new("__RequestVerificationToken", Hidden(page, "__RequestVerificationToken")),
            ]);
            var back = await Location(HttpMethod.Post, "/sign-in", form, cancel);
            answer = await Location(HttpMethod.Get, back, null, cancel);
        }
        var code = Uri.UnescapeDataString(CodePattern().Match(answer).Groups[1].Value);
        if (code.Length == 0) throw new ApiRefused(HttpStatusCode.Unauthorized, "sign_in", $"{email} could not sign in.");

        var exchange = new FormUrlEncodedContent(
        [
            new("grant_type", "authorization_code"), new("client_id", client.ClientId), new("code", code),
            new("redirect_uri", client.RedirectUri), new("code_verifier", verifier),
        ]);
        using var granted = await Send(HttpMethod.Post, "/connect/token", exchange, cancel);
        if (!granted.IsSuccessStatusCode) throw await ApiRefused.From(HttpMethod.Post, "/connect/token", granted, cancel);
        var tokens = await granted.Content.ReadFromJsonAsync<JsonElement>(cancel);
        _token = tokens.GetProperty("access_token").GetString();
        _goodUntil = DateTimeOffset.UtcNow.AddSeconds(tokens.GetProperty("expires_in").GetInt32() - 30);
    }

    private async Task<string> Location(HttpMethod method, string address, HttpContent? content, CancellationToken cancel)
    {
        using var answer = await Send(method, address, content, cancel);
        return answer.Headers.Location?.OriginalString
            ?? throw new ApiRefused(answer.StatusCode, "sign_in", $"{email} could not sign in: {address.Split('?')[0]} answered {(int)answer.StatusCode}.");
    }

    private async Task<string> Text(string address, CancellationToken cancel)
    {
        using var answer = await Send(HttpMethod.Get, address, null, cancel);
        return await answer.Content.ReadAsStringAsync(cancel);
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string address, HttpContent? content, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        if (_cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
        var answer = await http.SendAsync(request, cancel);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            var pair = set.Split(';')[0].Split('=', 2);
            _cookies[pair[0]] = pair[1];
        }
        return answer;
    }

    private static string Hidden(string page, string name)
    {
        var tag = InputPattern().Matches(page).Select(m => m.Value).FirstOrDefault(t => t.Contains($"name=\"{name}\"", StringComparison.Ordinal)) ?? "";
        return WebUtility.HtmlDecode(ValuePattern().Match(tag).Groups[1].Value);
    }

    [GeneratedRegex("[?&]code=([^&]+)")]
    private static partial Regex CodePattern();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex InputPattern();

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex ValuePattern();
}
