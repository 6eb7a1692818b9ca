using Secondments.Portal.Sessions;

namespace Secondments.Portal.Tests.Sessions;

public sealed class OwnPathTests
{
    [Theory]
    [InlineData("/applications/7k3m92qd?x=1")]
    [InlineData("/")]
    public void Or_APathOfOurs_IsKept(string path) => Assert.Equal(path, OwnPath.Or(path, "/home"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/a\r\nSet-Cookie: x=1")]
    [InlineData("javascript:alert(1)")]
    public void Or_AnythingElse_LeadsHome(string? path) => Assert.Equal("/home", OwnPath.Or(path, "/home"));
}
