using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Secondments.Portal.Sessions;

/// <summary>
/// Sign-in by authorization code with PKCE: the framework's OAuth handler keeps state, correlation and verifier; this adds
/// what OpenID Connect has beyond it: discovery, nonce, the id_token and its checks.
/// </summary>
internal sealed class OidcHandler(IOptionsMonitor<OidcOptions> options, ILoggerFactory logger, UrlEncoder encoder, Issuer issuer, OidcSettings settings)
    : OAuthHandler<OidcOptions>(options, logger, encoder)
{
    public const string Name = "oidc";

    private const string Nonce = "nonce";

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Options.AuthorizationEndpoint = (await issuer.Metadata(Context.RequestAborted)).AuthorizationEndpoint;
        properties.Items[Nonce] = Secondments.Grains.Secrets.New();
        await base.HandleChallengeAsync(properties);
    }

    // The redirect address is PublicUrl's, however this request came in: the issuer compares it character for character.
    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri) =>
        QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, settings.RedirectUri), Nonce, properties.Items[Nonce]!);

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        // RFC 9207: an answer that says who it is from must be from the one that was asked.
        var said = Request.Query["iss"].ToString();
        if (said.Length > 0 && said != (await issuer.Metadata(Context.RequestAborted)).Issuer) return HandleRequestResult.Fail("The answer is another issuer's.");
        return await base.HandleRemoteAuthenticateAsync();
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = context.Code,
            ["redirect_uri"] = settings.RedirectUri,
        };
        if (context.Properties.Items.Remove(OAuthConstants.CodeVerifierKey, out var verifier)) form[OAuthConstants.CodeVerifierKey] = verifier!;
        var answer = await issuer.AskForTokens(form, Context.RequestAborted);
        return answer.Error is null
            ? OAuthTokenResponse.Success(JsonSerializer.SerializeToDocument(answer))
            : OAuthTokenResponse.Failed(new AuthenticationFailureException($"The issuer gave no tokens: {answer.Error}"));
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var answer = tokens.Response!.Deserialize<TokenAnswer>()!;
        properties.Items.Remove(Nonce, out var nonce);
        var token = answer.IdToken is null ? null : await issuer.Check(answer.IdToken, nonce ?? "", Context.RequestAborted);
        if (token is null || answer.AccessToken is null) throw new AuthenticationFailureException("The issuer's id_token is missing or isn't good.");

        SignedIn.Put(properties, new SessionContent(
            token.Issuer, token.Subject,
            token.TryGetPayloadValue<string>("name", out var name) ? name : null,
            token.TryGetPayloadValue<string>("email", out var email) ? email : null,
            answer.IdToken!, answer.AccessToken,
            TimeProvider.GetUtcNow().AddSeconds(answer.ExpiresIn ?? 60),
            answer.RefreshToken));
        identity.AddClaim(new Claim("sub", token.Subject));
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }
}
