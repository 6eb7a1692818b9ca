using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Secondments.Grains;
using Secondments.Hosting.Authority;

namespace Secondments.Portal.Sessions;

/// <summary>What a token endpoint answers (RFC 6749 §5).</summary>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string? AccessToken,
    [property: JsonPropertyName("id_token")] string? IdToken,
    [property: JsonPropertyName("refresh_token")] string? RefreshToken,
    [property: JsonPropertyName("expires_in")] int? ExpiresIn,
    [property: JsonPropertyName("error")] string? Error);

/// <summary>
/// The OpenID Provider, known only as an issuer: its metadata and keys by discovery, its token endpoint, its id_tokens
/// checked. Any provider will do.
/// </summary>
internal sealed class Issuer : IDisposable
{
    private readonly OidcSettings _settings;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;
    private readonly ConfigurationManager<OpenIdConnectConfiguration> _metadata;
    private readonly Func<CancellationToken, Task<OpenIdConnectConfiguration>> _fetch;
    private readonly JsonWebTokenHandler _tokens = new() { MapInboundClaims = false };

    public Issuer(OidcSettings settings, TimeProvider clock)
    {
        (_settings, _clock) = (settings, clock);
        _http = new HttpClient(BackChannel.To(settings.BackChannel)) { Timeout = TimeSpan.FromSeconds(10) };
        var address = $"{settings.Authority}/.well-known/openid-configuration";
        // The back channel may be a socket on this machine; what comes over it is checked by signature.
        var documents = new HttpDocumentRetriever(_http) { RequireHttps = false };
        _metadata = new ConfigurationManager<OpenIdConnectConfiguration>(address, new OpenIdConnectConfigurationRetriever(), documents);
        _fetch = cancel => OpenIdConnectConfigurationRetriever.GetAsync(address, documents, cancel);
    }

    /// <exception cref="UnavailableException">The issuer can't be reached, or answers for another.</exception>
    public Task<OpenIdConnectConfiguration> Metadata(CancellationToken cancel) => Metadata(_metadata.GetConfigurationAsync, cancel);

    private async Task<OpenIdConnectConfiguration> Metadata(Func<CancellationToken, Task<OpenIdConnectConfiguration>> find, CancellationToken cancel)
    {
        OpenIdConnectConfiguration found;
        try
        {
            found = await find(cancel);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException or ArgumentException)
        {
            throw new UnavailableException("The issuer that signs people in can't be reached.", e);
        }
        return found.Issuer?.TrimEnd('/') == _settings.Authority
            ? found
            : throw new UnavailableException("The issuer's metadata is another issuer's (RFC 8414 §3.3).");
    }

    /// <summary>Asks the token endpoint; a refusal is an answer with an error.</summary>
    /// <exception cref="UnavailableException">It can't be reached or doesn't answer as one.</exception>
    public async Task<TokenAnswer> AskForTokens(Dictionary<string, string> form, CancellationToken cancel)
    {
        var metadata = await Metadata(cancel);
        using var request = new HttpRequestMessage(HttpMethod.Post, metadata.TokenEndpoint);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (_settings.ClientSecret is { } secret)
        {
            var pair = $"{Uri.EscapeDataString(_settings.ClientId)}:{Uri.EscapeDataString(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }
        else
        {
            form["client_id"] = _settings.ClientId;
        }
        request.Content = new FormUrlEncodedContent(form);
        try
        {
            using var response = await _http.SendAsync(request, cancel);
            if ((int)response.StatusCode >= 500) throw new UnavailableException("The issuer's token endpoint has a problem of its own.");
            return await response.Content.ReadFromJsonAsync<TokenAnswer>(cancel) ?? new TokenAnswer(null, null, null, null, "empty");
        }
        catch (Exception e) when (e is HttpRequestException or System.Text.Json.JsonException or NotSupportedException || (e is TaskCanceledException && !cancel.IsCancellationRequested))
        {
            throw new UnavailableException("The issuer's token endpoint can't be reached.", e);
        }
    }

    /// <summary>
    /// Checks an id_token (OpenID Connect Core §3.1.3.7) and answers it; null when it isn't good. Keys are fetched again when
    /// it names one that isn't known.
    /// </summary>
    /// <param name="nonce">What the request carried; null for a refresh.</param>
    public async Task<JsonWebToken?> Check(string idToken, string? nonce, CancellationToken cancel)
    {
        var metadata = await Metadata(cancel);
        var result = await _tokens.ValidateTokenAsync(idToken, Validation(metadata));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // Asked to look again, the manager does so behind our back, and answers with what it had: this sign-in can't wait for the next.
            _metadata.RequestRefresh();
            result = await _tokens.ValidateTokenAsync(idToken, Validation(await Metadata(_fetch, cancel)));
        }
        if (!result.IsValid || result.SecurityToken is not JsonWebToken token || string.IsNullOrEmpty(token.Subject)) return null;
        if (nonce is not null && (!token.TryGetPayloadValue<string>("nonce", out var said) || said != nonce)) return null;
        // With several audiences the token says which of them it was made for.
        if (token.Audiences.Count() > 1 && (!token.TryGetPayloadValue<string>("azp", out var party) || party != _settings.ClientId)) return null;
        return token;
    }

    public void Dispose() => _http.Dispose();

    private TokenValidationParameters Validation(OpenIdConnectConfiguration metadata) => new()
    {
        ValidIssuer = metadata.Issuer,
        ValidAudience = _settings.ClientId,
        IssuerSigningKeys = metadata.SigningKeys,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256],
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (from, to, _, _) => to > _clock.GetUtcNow().UtcDateTime.AddSeconds(-30) && (from is null || from < _clock.GetUtcNow().UtcDateTime.AddSeconds(30)),
    };
}
