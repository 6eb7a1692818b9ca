using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Secondments.Contracts.Identity.Api;
using Secondments.Identity.Tests.Hosts;
using Secondments.Kernel;
using Secondments.Testing;

namespace Secondments.Identity.Tests.Features.Connect;

/// <summary>A certified client library that knows nothing of us but the issuer's address.</summary>
public sealed class OpenIdClientTests(IdentityHost identity) : IClassFixture<IdentityHost>
{
    private static readonly string Folder = Repository.PathOf("tests", "Identity.Tests", "openid-client");

    [Fact]
    public async Task EveryFlow_CertifiedClient_Works()
    {
        await EnsureInstalled();
        var (id, email) = await identity.Person("Sam Okafor");
        var system = await System();

        var seen = await Run("node", "flow.mjs", JsonSerializer.Serialize(new
        {
            issuer = identity.Address.OriginalString.TrimEnd('/'),
            redirectUri = IdentityHost.Callback,
            afterSignOut = IdentityHost.AfterSignOut,
            email,
            password = IdentityHost.Password,
            systemId = system.ClientId,
            systemSecret = system.ClientSecret,
        }));

        var expected = new Dictionary<string, object>
        {
            ["issuer"] = identity.Address.OriginalString.TrimEnd('/'),
            ["withoutSession"] = "login_required",
            ["signInPath"] = "/sign-in",
            ["name"] = "Sam Okafor",
            ["subject"] = id.ToString(),
            ["hasAuthTime"] = true,
            ["accessTokenSeconds"] = 600,
            ["email"] = email,
            ["emailVerified"] = true,
            ["signedInStill"] = true,
            ["rotated"] = true,
            ["reused"] = "invalid_grant",
            ["familyAfterReuse"] = "invalid_grant",
            ["afterRevocation"] = "invalid_grant",
            ["basic"] = "bearer",
            ["post"] = "bearer",
            ["wrongSecret"] = "invalid_client",
            ["afterSignOut"] = $"{IdentityHost.AfterSignOut}?state=left",
            ["sessionAfterSignOut"] = "login_required",
        };
        Assert.Equal(
            JsonSerializer.Serialize(expected.OrderBy(e => e.Key, StringComparer.Ordinal).ToDictionary()),
            JsonSerializer.Serialize(JsonDocument.Parse(seen).RootElement.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal).ToDictionary(p => p.Name, p => p.Value)));
    }

    private async Task<CreatedApiClient> System()
    {
        var organisation = await identity.Host.Tenants.Organisation("Kirklees");
        var admin = await identity.Admin(organisation);
        var answer = await admin.PostAsJsonAsync("/api/identity/clients", new { organisation = organisation.Id, name = "Payroll" });
        return (await answer.Content.ReadFromJsonAsync<CreatedApiClient>(Json.Stored))!;
    }

    private static async Task EnsureInstalled()
    {
        if (Directory.Exists(Path.Combine(Folder, "node_modules", "openid-client"))) return;
        await Run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == 0, await errors);
        return (await output).Trim();
    }
}
