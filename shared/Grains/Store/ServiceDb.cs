using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Secondments.Grains.Store;

/// <summary>
/// A service's database: the engine's tables and the service's views. EF Core makes the schema from it and reads views
/// through it; turns are written by the committer. Each service has an abstract context and two subclasses
/// with the migrations of their provider.
/// </summary>
/// <remarks>
/// Instants are <c>bigint</c> Unix milliseconds, ids <c>uuid</c> (a 16-byte blob, big-endian, in SQLite), enums text.
/// </remarks>
public abstract class ServiceDb(DbContextOptions options) : DbContext(options)
{
    public bool IsSqlite => Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal);

    /// <summary>For whom it reads now, if for anybody in particular.</summary>
    internal Reader? ReadsFor { get; set; }

    internal DbSet<GrainRow> GrainStates => Set<GrainRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<DateTimeOffset>().HaveConversion<UnixMillisecondsConverter>();
        configuration.Properties<Enum>().HaveConversion<string>();
        if (!IsSqlite) return;
        configuration.Properties<Guid>().HaveConversion<GuidBlobConverter>();
        configuration.Properties<Guid[]>().HaveConversion<GuidListConverter, GuidListComparer>();
        configuration.Properties<string[]>().HaveConversion<StringListConverter, StringListComparer>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        EngineTables.Map(model);
        foreach (var entity in model.Model.GetEntityTypes())
            entity.SetTableName(SnakeCase.Of(entity.GetTableName()!));
        foreach (var property in model.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
            property.SetColumnName(SnakeCase.Of(property.Name));
    }

    /// <summary>
    /// Text that lists are sorted by: case-insensitive in both databases, and the same on every machine.
    /// </summary>
    protected PropertyBuilder<string> Sorted(PropertyBuilder<string> property) =>
        property.UseCollation(IsSqlite ? "NOCASE" : "und-x-icu");
}
