using Secondments.Grains.Outbox;

namespace Secondments.Grains.Tests.Outbox;

public sealed class BacklogTests
{
    private static readonly Guid Jar = Guid.CreateVersion7();

    private readonly Backlog _backlog = new();

    [Fact]
    public void Take_OneEntity_GivesItsRowsOneAtATimeInOrder()
    {
        var (first, second) = (Fact(1), Fact(2));
        _backlog.Add(second);
        _backlog.Add(first);

        Assert.Equal([first], _backlog.Take(10));
        Assert.Empty(_backlog.Take(10));
        _backlog.Finish(Jar);
        Assert.Equal([second], _backlog.Take(10));
    }

    [Fact]
    public void Take_ManyEntities_GivesOneOfEachUpToTheBound()
    {
        for (var n = 0; n < 5; n++) _backlog.Add(Fact(1, Guid.CreateVersion7()));

        Assert.Equal(3, _backlog.Take(3).Count);
        Assert.Equal(2, _backlog.Take(3).Count);
    }

    [Theory, InlineData(1, 2), InlineData(2, 1)]
    public void Add_TwoSnapshotsOfAnEntity_OnlyTheNewerIsLeft(int one, int other)
    {
        var (a, b) = (Snapshot(one), Snapshot(other));
        _backlog.Add(a);
        _backlog.Add(b);

        var (newer, older) = a.EntityVersion > b.EntityVersion ? (a, b) : (b, a);
        Assert.Equal([newer], _backlog.Take(10));
        Assert.Equal([older.Id], newer.Overtaken);
        Assert.Equal(0, _backlog.Count);
    }

    [Fact]
    public void Add_ThreeSnapshots_TheLastStandsForAll()
    {
        WaitingEvent[] all = [Snapshot(1), Snapshot(2), Snapshot(3)];
        foreach (var row in all) _backlog.Add(row);

        Assert.Equal([all[2]], _backlog.Take(10));
        Assert.Equal(new[] { all[0].Id, all[1].Id }.Order(), all[2].Overtaken!.Order());
    }

    [Fact]
    public void Add_SnapshotsOfTwoTypes_BothAreKept()
    {
        _backlog.Add(Snapshot(1));
        _backlog.Add(Snapshot(2) with { Type = "Another" });

        Assert.Single(_backlog.Take(10));
        _backlog.Finish(Jar);
        Assert.Single(_backlog.Take(10));
    }

    [Fact]
    public void Add_FactsAreNeverOvertaken()
    {
        _backlog.Add(Fact(1));
        _backlog.Add(Fact(2));

        Assert.Equal(2, _backlog.Count);
    }

    [Fact]
    public void Add_WhatIsOnItsWayAlready_IsNotOvertaken()
    {
        var (first, second) = (Snapshot(1), Snapshot(2));
        _backlog.Add(first);
        _backlog.Take(1);
        _backlog.Add(second);
        _backlog.Finish(Jar);

        Assert.Equal([second], _backlog.Take(10));
        Assert.Null(second.Overtaken);
    }

    [Fact]
    public void Add_ARowFoundAgain_IsTakenOnceUntilForgotten()
    {
        var row = Fact(1);
        _backlog.Add(row);
        _backlog.Take(10);
        _backlog.Finish(Jar);

        _backlog.Add(row with { Body = null });
        Assert.Empty(_backlog.Take(10));
        _backlog.Forget([row.Id]);
        _backlog.Add(row);
        Assert.Single(_backlog.Take(10));
    }

    [Fact]
    public void Return_AfterAFailure_GoesBeforeNewerRowsAndIsOvertakenByANewerSnapshot()
    {
        var (fact, snapshot, newest) = (Fact(1), Snapshot(1), Snapshot(2));
        _backlog.Add(fact);
        _backlog.Add(snapshot);
        _backlog.Take(1);
        _backlog.Add(newest);
        _backlog.Return(fact);
        _backlog.Finish(Jar);

        Assert.Equal([fact], _backlog.Take(10));
        _backlog.Finish(Jar);
        Assert.Equal([newest], _backlog.Take(10));
        Assert.Equal([snapshot.Id], newest.Overtaken);
    }

    private static WaitingEvent Fact(long version, Guid? jar = null) => new(Guid.CreateVersion7(), "CoinsAdded", jar ?? Jar, version, false, "{}");

    private static WaitingEvent Snapshot(long version) => new(Guid.CreateVersion7(), "JarChanged", Jar, version, true, "{}");
}
