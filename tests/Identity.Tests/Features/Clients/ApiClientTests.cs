using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using Secondments.Contracts;
using Secondments.Contracts.Identity;
using Secondments.Contracts.Identity.Api;
using Secondments.Grains.Store;
using Secondments.Identity.Persistence;
using Secondments.Identity.Tests.Hosts;
using Secondments.Kernel;
using Secondments.Testing.Hosts;

namespace Secondments.Identity.Tests.Features.Clients;

public sealed class ApiClientTests(IdentityHost identity) : IClassFixture<IdentityHost>
{
    private const string Clients = "/api/identity/clients";

    [Fact]
    public async Task Create_ByAnAdmin_ShowsTheSecretOnceAndTellsOrganisations()
    {
        var organisation = await identity.Host.Tenants.Organisation("Kirklees");
        var admin = await identity.Admin(organisation);

        var answer = await admin.PostAsJsonAsync(Clients, new { organisation = organisation.Id, name = "Payroll", roles = new[] { "host", "releaser" } });

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var created = (await answer.Content.ReadFromJsonAsync<CreatedApiClient>(Json.Stored))!;
        var told = await Told<ApiClientCreated>(created.ClientId);
        Assert.Equal((organisation.Id, created.ClientId, "Payroll"), (told.Organisation, told.Client, told.Name));
        Assert.Equal([MemberRole.Host, MemberRole.Releaser], told.Roles);
        var (status, body) = await identity.Token($"{created.ClientId}:{created.ClientSecret}", ("grant_type", "client_credentials"));
        Assert.Equal(HttpStatusCode.OK, status);
        var token = new JsonWebToken(body.GetProperty("access_token").GetString());
        Assert.Equal((created.ClientId.ToString(), created.ClientId.ToString(), "client"), (token.Subject, token.GetPayloadValue<string>("client_id"), token.GetPayloadValue<string>("kind")));
        Assert.False(body.TryGetProperty("refresh_token", out _));
        var listed = Assert.Single((await admin.GetFromJsonAsync<ListOf<ApiClientDetails>>($"{Clients}?organisation={organisation.Id}", Json.Stored))!.Items);
        Assert.Equal(("Payroll", false), (listed.Name, listed.Disabled));
        Assert.NotNull(listed.LastUsedAt);
    }

    [Fact]
    public async Task Create_SameKeyAgain_IsTheSameClientWithoutItsSecret()
    {
        var organisation = await identity.Host.Tenants.Organisation("Kirklees");
        var admin = await identity.Admin(organisation);
        admin.DefaultRequestHeaders.Add("Idempotency-Key", "one");
        var body = new { organisation = organisation.Id, name = "Payroll" };

        var first = await (await admin.PostAsJsonAsync(Clients, body)).Content.ReadFromJsonAsync<CreatedApiClient>(Json.Stored);
        var second = await (await admin.PostAsJsonAsync(Clients, body)).Content.ReadFromJsonAsync<CreatedApiClient>(Json.Stored);
        var other = await admin.PostAsJsonAsync(Clients, body with { name = "Rota" });

        Assert.Equal(first!.ClientId, second!.ClientId);
        Assert.NotNull(first.ClientSecret);
        Assert.Null(second.ClientSecret);
        Assert.Equal((HttpStatusCode)422, other.StatusCode);
    }

    [Fact]
    public async Task Create_ByOthers_IsRefused()
    {
        var organisation = await identity.Host.Tenants.Organisation("Kirklees");
        var foreign = await identity.Host.Tenants.Organisation("Leeds");
        var body = new { organisation = organisation.Id, name = "Payroll" };
        async Task<HttpStatusCode> By(HttpClient client) => (await client.PostAsJsonAsync(Clients, body)).StatusCode;

        Assert.Equal(HttpStatusCode.Unauthorized, await By(identity.Host.Visitor()));
        Assert.Equal(HttpStatusCode.Forbidden, await By(await identity.Admin(organisation, MemberRole.Host)));
        Assert.Equal(HttpStatusCode.NotFound, await By(await identity.Admin(foreign)));
        Assert.Equal(HttpStatusCode.Created, await By(await identity.Admin(organisation)));
    }

    [Fact]
    public async Task Create_RoleOfOperatorInAnOrganisation_Is422()
    {
        var organisation = await identity.Host.Tenants.Organisation("Kirklees");
        var admin = await identity.Admin(organisation);

        var answer = await admin.PostAsJsonAsync(Clients, new { organisation = organisation.Id, name = "Payroll", roles = new[] { "operator" } });

        Assert.Equal((HttpStatusCode)422, answer.StatusCode);
        Assert.Equal("/roles", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    [Fact]
    public async Task Disable_ByItsOwnAdmin_EndsItsTokens()
    {
        var organisation = await identity.Host.Tenants.Organisation("Kirklees");
        var admin = await identity.Admin(organisation);
        var foreign = await identity.Admin(await identity.Host.Tenants.Organisation("Leeds"));
        var created = (await (await admin.PostAsJsonAsync(Clients, new { organisation = organisation.Id, name = "Payroll" })).Content.ReadFromJsonAsync<CreatedApiClient>(Json.Stored))!;

        Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync($"{Clients}/{created.ClientId}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.PostAsync($"{Clients}/{created.ClientId}/disable", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"{Clients}/{Guid.NewGuid()}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"{Clients}/nothing")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync($"{Clients}/{created.ClientId}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await admin.PostAsync($"{Clients}/{created.ClientId}/disable", null)).StatusCode);

        var (status, body) = await identity.Token($"{created.ClientId}:{created.ClientSecret}", ("grant_type", "client_credentials"));
        Assert.Equal((HttpStatusCode.Unauthorized, "invalid_client"), (status, body.GetProperty("error").GetString()));
        Assert.Equal(organisation.Id, (await Told<ApiClientDisabled>(created.ClientId)).Organisation);
    }

    [Fact]
    public async Task Rotate_TwoSecretsAreGoodUntilTheOldOneEnds()
    {
        var organisation = await identity.Host.Tenants.Organisation("Kirklees");
        var admin = await identity.Admin(organisation);
        var created = await Made(admin, organisation);

        var rotated = (await (await admin.PostAsJsonAsync($"{Clients}/{created.ClientId}/rotate", new { })).Content.ReadFromJsonAsync<RotatedSecret>(Json.Stored))!;

        Assert.NotEqual(created.ClientSecret, rotated.ClientSecret);
        Assert.True(await Works(created.ClientId, created.ClientSecret));
        Assert.True(await Works(created.ClientId, rotated.ClientSecret));
        Assert.Equal(rotated.OldSecretUntil, (await admin.GetFromJsonAsync<ApiClientDetails>($"{Clients}/{created.ClientId}", Json.Stored))!.OldSecretUntil);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.PostAsJsonAsync($"{Clients}/{created.ClientId}/rotate", new { })).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await admin.PostAsync($"{Clients}/{created.ClientId}/end-old-secret", null)).StatusCode);
        Assert.False(await Works(created.ClientId, created.ClientSecret));
        Assert.True(await Works(created.ClientId, rotated.ClientSecret));
        Assert.Null((await admin.GetFromJsonAsync<ApiClientDetails>($"{Clients}/{created.ClientId}", Json.Stored))!.OldSecretUntil);
    }

    [Fact]
    public async Task Rotate_SameKeyAgain_RotatesOnce()
    {
        var organisation = await identity.Host.Tenants.Organisation("Kirklees");
        var admin = await identity.Admin(organisation);
        var created = await Made(admin, organisation);
        admin.DefaultRequestHeaders.Add("Idempotency-Key", "rotate-one");

        var first = (await (await admin.PostAsJsonAsync($"{Clients}/{created.ClientId}/rotate", new { overlapDays = 1 })).Content.ReadFromJsonAsync<RotatedSecret>(Json.Stored))!;
        var second = (await (await admin.PostAsJsonAsync($"{Clients}/{created.ClientId}/rotate", new { overlapDays = 1 })).Content.ReadFromJsonAsync<RotatedSecret>(Json.Stored))!;

        Assert.Null(second.ClientSecret);
        Assert.True(await Works(created.ClientId, first.ClientSecret));
    }

    [Fact]
    public async Task Change_NameAndRoles_IsToldToOrganisations()
    {
        var organisation = await identity.Host.Tenants.Organisation("Kirklees");
        var admin = await identity.Admin(organisation);
        var created = await Made(admin, organisation);
        var path = $"{Clients}/{created.ClientId}";
        async Task<HttpResponseMessage> Put(HttpClient by, object body, string? tag)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body) };
            if (tag is not null) request.Headers.TryAddWithoutValidation("If-Match", tag);
            return await by.SendAsync(request);
        }

        Assert.Equal((HttpStatusCode)428, (await Put(admin, new { name = "Rota", roles = new[] { "host" } }, null)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Put(admin, new { name = "Rota", roles = new[] { "host" } }, "\"9\"")).StatusCode);
        Assert.Equal((HttpStatusCode)422, (await Put(admin, new { name = "", roles = new[] { "operator" } }, "*")).StatusCode);
        var foreign = await identity.Admin(await identity.Host.Tenants.Organisation("Leeds"));
        Assert.Equal(HttpStatusCode.NotFound, (await Put(foreign, new { name = "Rota", roles = new[] { "host" } }, "*")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.PostAsJsonAsync($"{path}/rotate", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.PostAsync($"{path}/end-old-secret", null)).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await Put(admin, new { name = "Rota", roles = new[] { "host" } }, "\"1\"")).StatusCode);
        var told = await Told<ApiClientChanged>(created.ClientId);
        Assert.Equal(("Rota", 2), (told.Name, told.Meta.Version));
        Assert.Equal([MemberRole.Host], told.Roles);
    }

    private static async Task<CreatedApiClient> Made(HttpClient admin, TestOrganisation organisation) =>
        (await (await admin.PostAsJsonAsync(Clients, new { organisation = organisation.Id, name = "Payroll" })).Content.ReadFromJsonAsync<CreatedApiClient>(Json.Stored))!;

    private async Task<bool> Works(Guid client, string? secret) => (await identity.Token($"{client}:{secret}", ("grant_type", "client_credentials"))).Status is HttpStatusCode.OK;

    private Task<T> Told<T>(Guid client) where T : Event => identity.Host.Get<IReads<IdentityDb>>().Query(Reader.Public, async db =>
        JsonSerializer.Deserialize<T>((await db.Set<OutboxRow>().SingleAsync(r => r.EntityId == client && r.Type == typeof(T).FullName)).Body, Json.Stored)!);
}
