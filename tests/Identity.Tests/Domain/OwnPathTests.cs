using Secondments.Identity.Domain;

namespace Secondments.Identity.Tests.Domain;

public sealed class OwnPathTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/home")]
    [InlineData("/invitation/link?x=1&y=https://other.example")]
    [InlineData("/connect/authorize?redirect_uri=http%3A%2F%2Fother")]
    public void Is_PathOfOurs_IsTrue(string path) => Assert.True(OwnPath.Is(path));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("home")]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    [InlineData("/home\r\nSet-Cookie: x=y")]
    [InlineData(" /home")]
    public void Is_AnythingElse_IsFalse(string? path)
    {
        Assert.False(OwnPath.Is(path));
        Assert.Equal("/home", OwnPath.Or(path));
    }

    [Fact]
    public void Is_Overlong_IsFalse() => Assert.False(OwnPath.Is("/" + new string('a', 5000)));
}
