using Microsoft.EntityFrameworkCore;
using Secondments.Architecture.Tests.Reading;
using Secondments.Grains.Store;

namespace Secondments.Architecture.Tests;

/// <summary>The schema that migrations make is the model's.</summary>
public sealed class DatabaseTests
{
    public static TheoryData<string> Contexts() =>
        [.. Ours.Types.Where(t => t.IsSubclassOf(typeof(ServiceDb)) && !t.IsAbstract).Select(t => t.FullName!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Contexts))]
    public void Migrations_OfEveryContext_MakeItsModel(string name)
    {
        using var db = Open(Ours.Types.Single(t => t.FullName == name));
        Assert.SkipUnless(db.Database.GetMigrations().Any(), $"{name} has no migrations: its schema is made from the model");
        Assert.False(db.Database.HasPendingModelChanges(), $"{name} has changes that no migration makes");
    }

    [Fact]
    public void Contexts_ComeInPairs() =>
        Assert.Empty(Contexts().Select(row => row.Data).GroupBy(n => n.Replace(".Sqlite", ".", StringComparison.Ordinal).Replace(".Postgres", ".", StringComparison.Ordinal)).Where(g => g.Count() != 2).Select(g => g.Key));

    private static ServiceDb Open(Type type)
    {
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        if (type.Name.StartsWith("Sqlite", StringComparison.Ordinal)) builder.UseSqlite("Data Source=:memory:");
        else builder.UseNpgsql("Host=nowhere");
        return (ServiceDb)Activator.CreateInstance(type, builder.Options)!;
    }
}
