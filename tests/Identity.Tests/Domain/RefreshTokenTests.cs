using Secondments.Identity.Domain;

namespace Secondments.Identity.Tests.Domain;

public sealed class RefreshTokenTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Client = Guid.NewGuid();

    [Fact]
    public void WhyNot_FreshAndLive_IsNull() => Assert.Null(Token().WhyNot(Family(), Client, Now));

    [Fact]
    public void WhyNot_OneThingWrong_IsInvalidGrant()
    {
        OAuthError?[] refusals =
        [
            Token().WhyNot(Family(), Guid.NewGuid(), Now),
            Token(used: true).WhyNot(Family(), Client, Now),
            Token().WhyNot(Family(revoked: true), Client, Now),
            Token().WhyNot(Family(), Client, Now.AddHours(3)),
            Token(lives: 20).WhyNot(Family(), Client, Now.AddHours(12)),
        ];

        Assert.All(refusals, refusal => Assert.Equal("invalid_grant", refusal?.Code));
    }

    [Fact]
    public void IsReplay_Used_IsTrue()
    {
        Assert.True(Token(used: true).IsReplay);
        Assert.False(Token().IsReplay);
    }

    [Theory]
    [InlineData(null, "openid email")]
    [InlineData("openid", "openid")]
    [InlineData("openid email profile", null)]
    [InlineData("openid emai", null)]
    public void Narrow_OnlyWhatWasGranted(string? asked, string? expected) => Assert.Equal(expected, Scopes.Narrow("openid email", asked));

    private static RefreshToken Token(bool used = false, int lives = 3) => new() { ExpiresAt = Now.AddHours(lives), UsedAt = used ? Now : null };

    private static Grant Family(bool revoked = false) => new() { Client = Client, ExpiresAt = Now.AddHours(12), RevokedAt = revoked ? Now : null };
}
