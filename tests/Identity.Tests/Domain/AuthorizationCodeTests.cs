using Secondments.Grains;
using Secondments.Identity.Domain;

namespace Secondments.Identity.Tests.Domain;

public sealed class AuthorizationCodeTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Client = Guid.NewGuid();
    private const string Redirect = "https://a.example/cb";
    private static readonly string Verifier = Secrets.New();

    [Fact]
    public void WhyNot_AllRight_IsNull() => Assert.Null(Code().WhyNot(Client, Redirect, Verifier, Now));

    [Fact]
    public void WhyNot_OneThingWrong_IsInvalidGrant()
    {
        OAuthError?[] refusals =
        [
            Code().WhyNot(Guid.NewGuid(), Redirect, Verifier, Now),
            Code().WhyNot(Client, Redirect + "/", Verifier, Now),
            Code().WhyNot(Client, "HTTPS://a.example/cb", Verifier, Now),
            Code().WhyNot(Client, null, Verifier, Now),
            Code().WhyNot(Client, Redirect, Secrets.New(), Now),
            Code().WhyNot(Client, Redirect, null, Now),
            Code().WhyNot(Client, Redirect, Verifier, Now.AddMinutes(1)),
            Code(used: true).WhyNot(Client, Redirect, Verifier, Now),
        ];

        Assert.All(refusals, refusal => Assert.Equal("invalid_grant", refusal?.Code));
    }

    [Fact]
    public void WhyNot_UsedAndWrongOtherwise_SaysUsed() =>
        Assert.Contains("used before", Code(used: true).WhyNot(Guid.NewGuid(), null, null, Now.AddDays(1))?.Description, StringComparison.Ordinal);

    private static AuthorizationCode Code(bool used = false) => new()
    {
        Client = Client,
        RedirectUri = Redirect,
        Challenge = Secrets.Hash(Verifier),
        ExpiresAt = Now.AddMinutes(1),
        UsedAt = used ? Now : null,
    };
}
