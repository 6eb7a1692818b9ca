using Microsoft.EntityFrameworkCore;
using Secondments.Grains.Store;

namespace Secondments.Portal.Persistence;

/// <summary>Sessions, and forms whose session ended before they were sent. Everything else is the services'.</summary>
public abstract class PortalDb(DbContextOptions options) : ServiceDb(options)
{
    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<KeptFormRow> KeptForms => Set<KeptFormRow>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<SessionRow>(e =>
        {
            e.ToTable("sessions").HasKey(s => s.IdHash);
            e.HasIndex(s => s.Subject);
            e.HasIndex(s => s.EndsAt);
        });
        model.Entity<KeptFormRow>(e =>
        {
            e.ToTable("kept_forms").HasKey(f => new { f.Subject, f.Page });
            e.HasIndex(f => f.EndsAt);
        });
        base.OnModelCreating(model);
    }
}

public sealed class SqlitePortalDb(DbContextOptions<SqlitePortalDb> options) : PortalDb(options);

public sealed class PostgresPortalDb(DbContextOptions<PostgresPortalDb> options) : PortalDb(options);

/// <summary>A browser that is signed in. Its cookie holds the id, the row only the id's hash; names and tokens are encrypted.</summary>
public sealed class SessionRow
{
    public string IdHash { get; set; } = "";

    /// <summary>The <c>sub</c>.</summary>
    public string Subject { get; set; } = "";
    public string Sealed { get; set; } = "";
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset SeenAt { get; set; }
    public DateTimeOffset EndsAt { get; set; }

    /// <summary>Until when one process may ask for new tokens, so that a rotating refresh token is never used twice.</summary>
    public DateTimeOffset? RefreshingUntil { get; set; }
}

/// <summary>What somebody had typed when their session ended: encrypted, for them alone, shown again unsent.</summary>
public sealed class KeptFormRow
{
    public string Subject { get; set; } = "";

    /// <summary>The page's path, hashed: an address may say what it is about.</summary>
    public string Page { get; set; } = "";
    public string Sealed { get; set; } = "";
    public DateTimeOffset EndsAt { get; set; }
}
