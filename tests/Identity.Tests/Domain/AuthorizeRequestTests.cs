using Secondments.Grains;
using Secondments.Identity.Domain;

namespace Secondments.Identity.Tests.Domain;

public sealed class AuthorizeRequestTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void TryRead_UnknownScope_IsLeftOut() => Assert.Equal("openid email", Read(("scope", "openid payroll email email")).Scope);

    [Fact]
    public void Accepts_NoWish_TakesAnySignIn() => Assert.True(Read().Accepts(Now.AddHours(-11), null, Now));

    [Fact]
    public void Accepts_PromptLogin_TakesOnlyASignInAfterItWasAsked()
    {
        var request = Read(("prompt", "login"));

        Assert.False(request.Accepts(Now, null, Now));
        Assert.False(request.Accepts(Now.AddMinutes(-2), Now.AddMinutes(-1), Now));
        Assert.True(request.Accepts(Now.AddMinutes(-1), Now.AddMinutes(-2), Now));
        Assert.False(request.Accepts(Now.AddMinutes(-1), Now.AddHours(-1), Now));
    }

    [Fact]
    public void Accepts_MaxAge_CountsFromTheSignIn()
    {
        var request = Read(("max_age", "60"));

        Assert.True(request.Accepts(Now.AddSeconds(-60), null, Now));
        Assert.False(request.Accepts(Now.AddSeconds(-62), null, Now));
    }

    [Fact]
    public void Accepts_MaxAgeOfNothing_TakesTheSignInThatItAskedFor() =>
        Assert.True(Read(("max_age", "0")).Accepts(Now.AddSeconds(-5), Now.AddSeconds(-20), Now));

    private static AuthorizeRequest Read(params (string Name, string Value)[] more)
    {
        var values = new Dictionary<string, string>
        {
            ["response_type"] = "code",
            ["scope"] = "openid",
            ["code_challenge"] = Secrets.Hash("x"),
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in more) values[name] = value;
        Assert.True(AuthorizeRequest.TryRead(name => values.GetValueOrDefault(name), out var request, out var error), error?.Description);
        return request!;
    }
}
