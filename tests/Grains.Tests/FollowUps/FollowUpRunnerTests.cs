using Secondments.Grains.Tests.Jars;

namespace Secondments.Grains.Tests.FollowUps;

public sealed class FollowUpRunnerTests
{
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task FollowUp_OnAnotherGrain_IsDone(Db db)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store);
        var (from, to) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.Run(from, new AddCoins(5));

        await host.Run(from, new MoveCoins(2, to));

        await Until.True(async () => await host.Coins(to) == 2, "the coins arrive");
        Assert.Equal(3, await host.Coins(from));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Reminder_BeforeItsTime_Waits(Db db)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store);
        var jar = Guid.CreateVersion7();
        var now = DateTimeOffset.UtcNow;
        await host.Run(jar, new AddLater("a", now.AddDays(1), 1));
        await host.Run(jar, new AddLater("b", now.AddDays(5), 10));
        await host.Run(jar, new AddLater("c", now.AddDays(1), 100));
        await host.Run(jar, new AddLater("c", now.AddDays(5), 1000));
        await host.Run(jar, new AddLater("d", now.AddDays(1), 10000));
        await host.Run(jar, new ForgetLater("d"));

        host.Clock.Shift = TimeSpan.FromDays(2);
        await Until.True(async () => await host.Coins(jar) > 0, "the first reminder");
        Assert.Equal(1, await host.Coins(jar));

        host.Clock.Shift = TimeSpan.FromDays(6);
        await Until.True(async () => await host.Coins(jar) == 1011, "the later reminders, the moved one once, the forgotten one never");
    }

    /// <summary>A machine that slept, and one whose clock was set right: nothing is done twice, and nothing is left out.</summary>
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Clock_ThatJumps_RunsEachReminderOnceAndLosesNothing(Db db)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store);
        var jar = Guid.CreateVersion7();
        var now = DateTimeOffset.UtcNow;
        await host.Run(jar, new AddLater("in half an hour", now.AddMinutes(30), 1));
        await host.Run(jar, new AddLater("in twelve hours", now.AddHours(12), 10));
        await host.Run(jar, new AddLater("in three days", now.AddDays(3), 100));

        host.Clock.Shift = TimeSpan.FromDays(1);
        await Until.True(async () => await host.Coins(jar) == 11, "what fell due in the day that was jumped over");

        // Back an hour: what was done is not done again, and commands and reminders go on at the earlier time.
        host.Clock.Shift = TimeSpan.FromHours(23);
        await host.Run(jar, new AddCoins(1000));
        await host.Run(jar, new AddLater("at once", now.AddHours(22), 10_000));
        await Until.True(async () => await host.Coins(jar) == 11_011, "what is due at the earlier time");

        host.Clock.Shift = TimeSpan.FromDays(4);
        await Until.True(async () => await host.Coins(jar) == 11_111, "the last one, and none twice");
        await Until.True(async () => (await host.Audit.Verify()) is { Unsealed: 0, IsWhole: true }, "the audit is whole though its times are not in order");
    }
}
