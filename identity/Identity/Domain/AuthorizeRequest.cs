using System.Globalization;

namespace Secondments.Identity.Domain;

/// <summary>What a client asks of the authorization endpoint, once it is known that the answer may go to its redirect address.</summary>
internal sealed record AuthorizeRequest(string Scope, string Challenge, string? Nonce, bool MayAsk, bool MustSignInAgain, TimeSpan? MaxAge)
{
    private const int LongestNonce = 512;

    /// <param name="get">A parameter's value, or null.</param>
    /// <param name="request">The request, or null when <paramref name="error"/> says why not.</param>
    public static bool TryRead(Func<string, string?> get, out AuthorizeRequest? request, out OAuthError? error)
    {
        request = null;
        error = Check(get);
        if (error is not null) return false;
        var prompts = Prompts(get("prompt"));
        request = new AuthorizeRequest(
            string.Join(' ', Scopes.Parse(get("scope"))), get("code_challenge")!, get("nonce"),
            MayAsk: !prompts.Contains("none"),
            // There is one account a person and nothing to consent to, so that choosing an account is signing in again.
            MustSignInAgain: prompts.Contains("login") || prompts.Contains("select_account"),
            get("max_age") is { } age ? TimeSpan.FromSeconds(int.Parse(age, CultureInfo.InvariantCulture)) : null);
        return true;
    }

    /// <summary>Whether a sign-in of <paramref name="authTime"/> is fresh enough.</summary>
    public bool Accepts(DateTimeOffset authTime, DateTimeOffset? askedAgainAt, DateTimeOffset now) =>
        (!MustSignInAgain || (askedAgainAt is { } asked && authTime >= asked && now - asked < Lifetimes.FreshSignIn))
        && (MaxAge is not { } age || now - authTime <= age + Second || (askedAgainAt is { } again && authTime >= again && now - again < Lifetimes.FreshSignIn));

    // auth_time has whole seconds.
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static OAuthError? Check(Func<string, string?> get)
    {
        if (get("request") is not null) return new OAuthError("request_not_supported", "Send the parameters themselves.");
        if (get("request_uri") is not null) return new OAuthError("request_uri_not_supported", "Send the parameters themselves.");
        if (get("response_type") is not { } type) return OAuthError.InvalidRequest("response_type is missing.");
        if (type != "code") return OAuthError.UnsupportedResponseType;
        if (get("response_mode") is { } mode && mode != "query") return OAuthError.InvalidRequest("Use the response mode query.");
        if (!Scopes.Parse(get("scope")).Contains(Scopes.OpenId)) return OAuthError.InvalidScope("The scope must hold openid.");
        if (get("code_challenge") is not { } challenge) return OAuthError.InvalidRequest("code_challenge is missing: PKCE is needed.");
        if (get("code_challenge_method") != Pkce.Method) return OAuthError.InvalidRequest("code_challenge_method must be S256.");
        if (!Pkce.IsChallenge(challenge)) return OAuthError.InvalidRequest("code_challenge isn't the base64url of a SHA-256.");
        if (get("nonce") is { Length: > LongestNonce }) return OAuthError.InvalidRequest("The nonce is too long.");
        if (get("max_age") is { } age && !(int.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out _))) return OAuthError.InvalidRequest("max_age is a number of seconds.");
        var prompts = Prompts(get("prompt"));
        if (prompts.Contains("none") && prompts.Length > 1) return OAuthError.InvalidRequest("prompt=none goes with no other.");
        return prompts.All(p => p is "none" or "login" or "consent" or "select_account") ? null : OAuthError.InvalidRequest("prompt holds a value that isn't known.");
    }

    private static string[] Prompts(string? prompt) => (prompt ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
