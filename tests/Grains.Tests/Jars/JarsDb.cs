using Microsoft.EntityFrameworkCore;
using Secondments.Grains.Store;

namespace Secondments.Grains.Tests.Jars;

public abstract class JarsDb(DbContextOptions options) : ServiceDb(options)
{
    public DbSet<JarRow> Jars => Set<JarRow>();

    public DbSet<JarLabelRow> Labels => Set<JarLabelRow>();

    public DbSet<CopiedRow> Copies => Set<CopiedRow>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<JarRow>(e =>
        {
            e.ToTable("jars").HasKey(r => r.EntityId);
            e.HasIndex(r => r.UniqueName).IsUnique();
        });
        model.Entity<JarLabelRow>().ToTable("jar_labels").HasKey(r => new { r.EntityId, r.Label });
        model.Entity<CopiedRow>().ToTable("copies").HasKey(r => r.Id);
        base.OnModelCreating(model);
    }
}

public sealed class CopiedRow : CopyRow
{
    public Guid Id { get; set; }

    public int Coins { get; set; }
}

public sealed class SqliteJarsDb(DbContextOptions<SqliteJarsDb> options) : JarsDb(options);

public sealed class PostgresJarsDb(DbContextOptions<PostgresJarsDb> options) : JarsDb(options);
