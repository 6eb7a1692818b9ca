using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Identity.Domain;
using Secondments.Identity.Persistence;
using Secondments.Kernel;

namespace Secondments.Identity.Features.Connect;

/// <summary>One entry of <c>Identity:Clients</c>: an application that people sign in to.</summary>
/// <remarks>An address that starts with "/" is under <c>PublicUrl</c>.</remarks>
internal sealed class ConfiguredClient
{
    public string Id { get; set; } = "";
    public string Name { get; set; } = "";

    /// <summary>None: a public client.</summary>
    public string? Secret { get; set; }
    public string[] RedirectUris { get; set; } = [];
    public string[] PostLogoutRedirectUris { get; set; } = [];
}

/// <summary>Brings the clients of the configuration into the database at start; the same configuration again changes nothing.</summary>
internal sealed class ConfiguredClients(IConfiguration configuration, IEntityWrites<IdentityDb> writes, IdentityAddresses addresses) : IHostedService
{
    private static readonly Guid Space = new("5f0c7f0a-7d0e-5c0b-9a55-6f5d7c1b8e21");

    public async Task StartAsync(CancellationToken cancel)
    {
        var clients = configuration.GetSection("Identity:Clients").Get<ConfiguredClient[]>() ?? [];
        foreach (var client in clients) Check(client);
        if (clients.Length > 0) await writes.WriteAgain(CommandContext.System, (db, turn) => Keep(db, turn, clients, cancel), cancel);
    }

    public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;

    private async Task<Done> Keep(IdentityDb db, IEntityTurn turn, ConfiguredClient[] clients, CancellationToken cancel)
    {
        foreach (var wanted in clients)
        {
            var id = Ids.FromName(Space, wanted.Id);
            var stored = await db.Clients.FirstOrDefaultAsync(c => c.Id == id, cancel);
            if (stored is null) db.Clients.Add(stored = new OidcClient { Id = id, ClientId = wanted.Id, CreatedAt = turn.Now });
            stored.Name = wanted.Name;
            stored.SecretHash = string.IsNullOrEmpty(wanted.Secret) ? null : Secrets.Hash(wanted.Secret);
            stored.RedirectUris = [.. wanted.RedirectUris.Select(Absolute)];
            stored.PostLogoutRedirectUris = [.. wanted.PostLogoutRedirectUris.Select(Absolute)];
            db.ChangeTracker.DetectChanges();
            if (db.Entry(stored).State is EntityState.Unchanged) continue;
            stored.Version++;
            turn.Audit("client.configured", "client", stored.Id, stored.Version);
        }
        return Done.Instance;
    }

    private void Check(ConfiguredClient client)
    {
        var wrong = client.Id.Length == 0 ? "has no Id"
            : client.Name.Length == 0 ? "has no Name"
            : client.RedirectUris.Length == 0 ? "has no RedirectUris"
            : client.RedirectUris.Concat(client.PostLogoutRedirectUris).FirstOrDefault(u => !OidcClient.IsRegistrable(Absolute(u))) is { } uri ? $"names «{uri}», which is not https, not absolute, or has a fragment"
            : null;
        if (wrong is not null) throw new InvalidOperationException($"Identity:Clients: the client «{client.Id}» {wrong}.");
    }

    private string Absolute(string uri) => uri.StartsWith('/') ? addresses.Issuer + uri : uri;
}
