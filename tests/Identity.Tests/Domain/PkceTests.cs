using Secondments.Grains;
using Secondments.Identity.Domain;

namespace Secondments.Identity.Tests.Domain;

public sealed class PkceTests
{
    // RFC 7636, appendix B.
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    [Fact]
    public void Matches_TheStandardsExample_IsTrue() => Assert.True(Pkce.Matches(Challenge, Verifier));

    [Theory]
    [InlineData("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl")]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")]
    [InlineData("")]
    [InlineData(null)]
    public void Matches_AnythingElse_IsFalse(string? verifier) => Assert.False(Pkce.Matches(Challenge, verifier));

    [Theory]
    [InlineData(42, false)]
    [InlineData(43, true)]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void IsVerifier_Length_IsFrom43To128(int length, bool expected) => Assert.Equal(expected, Pkce.IsVerifier(new string('a', length)));

    [Fact]
    public void IsVerifier_OtherCharacters_IsFalse() => Assert.False(Pkce.IsVerifier(new string('a', 42) + "+"));

    [Theory]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c", false)]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM", false)]
    [InlineData(Challenge, true)]
    public void IsChallenge_OnlyABase64UrlSha256(string challenge, bool expected) => Assert.Equal(expected, Pkce.IsChallenge(challenge));

    [Fact]
    public void Matches_FreshSecret_RoundTrips()
    {
        var verifier = Secrets.New();
        Assert.True(Pkce.Matches(Secrets.Hash(verifier), verifier));
    }
}
