using Microsoft.EntityFrameworkCore;
using Secondments.Hosting.Authority;

namespace Secondments.Hosting.Tests.Probe;

public abstract class ProbeDb(DbContextOptions options) : TenantDb(options)
{
    public DbSet<NoteRow> Notes => Set<NoteRow>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<NoteRow>().ToTable("notes").HasKey(n => n.Id);
        base.OnModelCreating(model);
    }
}

public sealed class SqliteProbeDb(DbContextOptions<SqliteProbeDb> options) : ProbeDb(options);

public sealed class PostgresProbeDb(DbContextOptions<PostgresProbeDb> options) : ProbeDb(options);

public sealed class NoteRow
{
    public Guid Id { get; set; }

    public string Text { get; set; } = "";
}
