using Microsoft.EntityFrameworkCore;
using Secondments.Grains.Store;
using Secondments.Grains.Tests.Jars;

namespace Secondments.Grains.Tests.Audit;

public sealed class AuditTests
{
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Verify_AnUntouchedAudit_IsWhole(Db db)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => host.Run(Guid.CreateVersion7(), new AddCoins(1))));

        await Until.True(async () => (await host.Audit.Verify()) is { Sealed: 30, Heads: > 0, IsWhole: true }, "30 sealed entries");
    }

    [Theory]
    [InlineData(Db.Sqlite, "UPDATE audit SET changes = '{}' WHERE number = 2")]
    [InlineData(Db.Postgres, "UPDATE audit SET changes = '{}' WHERE number = 2")]
    [InlineData(Db.Sqlite, "DELETE FROM audit WHERE number = 2")]
    [InlineData(Db.Postgres, "DELETE FROM audit WHERE number = 2")]
    [InlineData(Db.Sqlite, "DELETE FROM audit")]
    [InlineData(Db.Postgres, "DELETE FROM audit")]
    public async Task Verify_ATamperedAudit_SaysWhere(Db db, string tampering)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store);
        var jar = Guid.CreateVersion7();
        for (var i = 0; i < 3; i++) await host.Run(jar, new AddCoins(1));
        await Until.True(async () => (await host.Audit.Verify()) is { Sealed: 3, Heads: > 0 }, "3 sealed entries");

        await host.Database.Committer.Write(new Statement(tampering, []));

        Assert.NotEmpty((await host.Audit.Verify(TestContext.Current.CancellationToken)).Faults);
    }

    [Fact]
    public async Task Audit_APersonalMember_SaysOnlyThatItChanged()
    {
        await using var store = await JarStore.Create(Db.Sqlite);
        await using var host = await JarHost.Start(store);
        var jar = Guid.CreateVersion7();
        await host.Run(jar, new AddCoins(1));
        await host.Run(jar, new SetOwner("Sam Okafor"));

        var entries = await host.Reads.Query(Reader.Public, d => d.Set<AuditRow>().OrderBy(r => r.EntityVersion).ToListAsync());

        Assert.Equal("""{"coins":[null,1]}""", entries[0].Changes);
        Assert.Equal("""{"owner":[]}""", entries[1].Changes);
        Assert.Equal(("jar.set_owner", "system"), (entries[1].Action, entries[1].Actor));
    }
}
