using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Secondments.Hosting.Authority;
using Secondments.Hosting.Modules;
using Secondments.Hosting.Tests.Probe;
using Secondments.Testing.Hosts;

namespace Secondments.Hosting.Tests.Authority;

/// <summary>The path decides which scheme is asked who calls.</summary>
public sealed class SchemesTests
{
    [Theory]
    [InlineData("/sign-in", "identity")]
    [InlineData("/account/keys", "identity")]
    [InlineData("/connect/authorize", "identity")]
    [InlineData("/.well-known/who", "identity")]
    [InlineData("/home", "portal")]
    [InlineData("/accounting", "portal")]
    [InlineData("/api/who", "nobody")]
    public async Task Get_Path_AsksItsSchemeAlone(string path, string expected)
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new CookieModule());

        var answer = await host.Visitor().AskGet(path, ("Cookie", "session=1"));

        Assert.Equal((200, expected), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task Get_PageThatNeedsSignIn_SendsAVisitorThereAndServesWhoIs()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new CookieModule());

        Assert.Equal(302, (await host.Visitor().AskGet("/mine")).Status);
        Assert.Equal(200, (await host.Visitor().AskGet("/mine", ("Cookie", "session=1"))).Status);
        Assert.Equal(401, (await host.Visitor().AskGet("/api/mine", ("Cookie", "session=1"))).Status);
    }

    [Theory]
    [InlineData("/nothing", 404)]
    [InlineData("/broken", 500)]
    public async Task Get_PageThatFails_IsAnsweredByTheErrorPage(string path, int status)
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new CookieModule());

        var answer = await host.Visitor().AskGet(path);

        Assert.Equal((status, $"sorry {status}"), (answer.Status, answer.Text));
    }

    private sealed class CookieModule : Module
    {
        public override string Name => "pages";

        public override void Register(ModuleBuilder module)
        {
            module.ErrorPages("/error/{0}");
            module.Services.AddAuthentication()
                .AddScheme<AuthenticationSchemeOptions, CookieHandler>("portal", _ => { })
                .AddScheme<AuthenticationSchemeOptions, CookieHandler>("identity", _ => { });
        }

        public override void Map(IEndpointRouteBuilder routes)
        {
            foreach (var path in (string[])["/sign-in", "/account/keys", "/connect/authorize", "/.well-known/who", "/home", "/accounting", "/api/who"])
                routes.MapGet(path, (HttpContext context) => context.User.Identity?.AuthenticationType ?? "nobody").For(Needs.Anyone);
            routes.MapGet("/mine", () => "yours").For(Needs.SignedIn);
            routes.MapGet("/api/mine", () => "yours").For(Needs.SignedIn);
            routes.MapGet("/broken", string () => throw new InvalidOperationException()).For(Needs.Anyone);
            routes.MapGet("/error/{status:int}", (int status) => $"sorry {status}").For(Needs.Anyone);
        }
    }

    /// <summary>Takes any cookie for a session.</summary>
    private sealed class CookieHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Cookies.Count == 0
            ? AuthenticateResult.NoResult()
            : AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", Guid.NewGuid().ToString())], Scheme.Name)), Scheme.Name)));

        protected override Task HandleChallengeAsync(AuthenticationProperties properties)
        {
            Response.Redirect($"/sign-in?scheme={Scheme.Name}");
            return Task.CompletedTask;
        }
    }
}
