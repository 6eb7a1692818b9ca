using Microsoft.EntityFrameworkCore;
using Secondments.Hosting.Authority;
using Secondments.Identity.Domain;

namespace Secondments.Identity.Persistence;

/// <summary>Accounts, clients and what was issued to them.</summary>
public abstract class IdentityDb(DbContextOptions options) : TenantDb(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    internal DbSet<AccountLink> Links => Set<AccountLink>();

    internal DbSet<OidcClient> Clients => Set<OidcClient>();

    internal DbSet<AuthorizationCode> Codes => Set<AuthorizationCode>();

    internal DbSet<Grant> Grants => Set<Grant>();

    internal DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();

    internal DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<Account>(e =>
        {
            e.ToTable("accounts").HasKey(a => a.Id);
            e.HasIndex(a => a.NormalizedEmail).IsUnique();
            e.HasIndex(a => a.NormalizedUserName).IsUnique();
            e.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
            e.Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed);
        });
        model.Entity<AccountLink>(e =>
        {
            e.ToTable("account_links").HasKey(l => l.Hash);
            e.HasIndex(l => new { l.Account, l.Purpose });
            e.Property(l => l.EndedAt).IsConcurrencyToken();
            e.HasIndex(l => l.ExpiresAt);
        });
        model.Entity<OidcClient>(e =>
        {
            e.ToTable("clients").HasKey(c => c.Id);
            e.HasIndex(c => c.ClientId).IsUnique();
            e.HasIndex(c => c.Organisation);
        });
        model.Entity<AuthorizationCode>(e =>
        {
            e.ToTable("authorization_codes").HasKey(c => c.Hash);
            // Two that exchange it at once: one update finds the row unused, the other doesn't.
            e.Property(c => c.UsedAt).IsConcurrencyToken();
            e.HasIndex(c => c.ExpiresAt);
        });
        model.Entity<Grant>(e =>
        {
            e.ToTable("grants").HasKey(g => g.Id);
            e.HasIndex(g => g.Account);
            e.HasIndex(g => g.Session);
            e.HasIndex(g => g.ExpiresAt);
        });
        model.Entity<RefreshToken>(e =>
        {
            e.ToTable("refresh_tokens").HasKey(t => t.Hash);
            e.Property(t => t.UsedAt).IsConcurrencyToken();
            e.HasIndex(t => t.Grant);
            e.HasIndex(t => t.ExpiresAt);
        });
        model.Entity<SigningKey>(e =>
        {
            e.ToTable("signing_keys").HasKey(k => k.Id);
            e.HasIndex(k => k.Generation).IsUnique();
        });
        base.OnModelCreating(model);
    }
}

public sealed class SqliteIdentityDb(DbContextOptions<SqliteIdentityDb> options) : IdentityDb(options);

public sealed class PostgresIdentityDb(DbContextOptions<PostgresIdentityDb> options) : IdentityDb(options);
