using Secondments.Contracts.Operator.Api;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Tests.Operator;

public sealed class AttentionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 2, 14, 0, TimeSpan.Zero);
    private static readonly QueueAge None = new(0, null);
    private static readonly ServiceHealth Well = new(Now, None, None, None, 0, None, Now, new DiskSpace(50_000_000_000, 100_000_000_000), new AuditCheck(Now.AddDays(-1), true, "person/1"), Now.AddDays(-90));

    [Fact]
    public void Of_ServicesThatAreWell_IsNothing() => Assert.Empty(Of(Well));

    [Fact]
    public void Of_WhatWaitsAMoment_IsNothing() => Assert.Empty(Of(Well with
    {
        Events = new(9, Now.AddSeconds(-2)),
        Tasks = new(3, Now.AddSeconds(-30)),
        Mails = new(5, Now.AddHours(-2)),
        MembershipsUpTo = Now.AddSeconds(-5),
    }));

    [Fact]
    public void Of_AnAuditThatIsYoung_IsNothingToVerifyYet() => Assert.Empty(Of(Well with { Audit = null, AuditSince = Now.AddDays(-2) }));

    [Fact]
    public void Of_AnAuditWithoutAnEntry_IsNothingToVerifyYet() => Assert.Empty(Of(Well with { Audit = null, AuditSince = null }));

    public static TheoryData<string, string, ServiceHealth> Each => new()
    {
        { "events", "is not told to the others", Well with { Events = new(9, Now.AddMinutes(-1)) } },
        { "tasks", "What follows is not done", Well with { Tasks = new(1, Now.AddMinutes(-10)) } },
        { "mails", "are not going out", Well with { Mails = new(5, Now.AddHours(-2)), MailsPutOff = 2 } },
        { "letters", "could not deal with 4 messages", Well with { Undelivered = new(4, Now.AddDays(-2)) } },
        { "heartbeat", "hears nothing from Organisations", Well with { MembershipsUpTo = Now.AddMinutes(-2) } },
        { "no heartbeat yet", "does not know yet who may do what", Well with { MembershipsUpTo = null } },
        { "disk by share", "The disk is nearly full", Well with { Disk = new(4_000_000_000, 100_000_000_000) } },
        { "disk by size", "The disk is nearly full", Well with { Disk = new(900_000_000, 2_000_000_000) } },
        { "audit broken", "is not as it was written", Well with { Audit = new(Now, false, "person/1") } },
        { "audit old", "was not verified lately", Well with { Audit = new(Now.AddDays(-8), true, "person/1") } },
        { "audit never", "was not verified lately", Well with { Audit = null, AuditSince = Now.AddDays(-8) } },
    };

    [Theory, MemberData(nameof(Each))]
    public void Of_OneThingWrong_SaysItAndWhatPeopleCannotDo(string name, string what, ServiceHealth health)
    {
        var trouble = Assert.Single(Of(health));
        Assert.True(trouble.What.Contains(what, StringComparison.Ordinal), name);
        Assert.NotEmpty(trouble.Effect);
        Assert.Equal(trouble.Action is null, trouble.Href is null);
    }

    [Fact]
    public void Of_AServiceThatIsAway_SaysWhatPeopleCannotDo()
    {
        var trouble = Assert.Single(Attention.Of([("Search", null), ("Organisations", Well)], [], Now));
        Assert.Equal("Search cannot be reached", trouble.What);
        Assert.StartsWith("People cannot search.", trouble.Effect, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_SeveralServicesOnOneDisk_SaysItOnce() => Assert.Single(Attention.Of(
        [("Search", Well with { Disk = new(500_000, 100_000_000_000) }), ("Organisations", Well with { Disk = new(500_000, 100_000_000_000) })], [], Now));

    [Fact]
    public void Of_AnImportWithoutAStep_NamesWhoseItIs()
    {
        var import = new ImportAnswer(
            Guid.CreateVersion7(), new OrganisationId(Guid.CreateVersion7()), ImportState.Running, ImportFormat.Csv, false, false, 10, 5, 1, 1, 0, 0, 0, null, null, Now.AddHours(-1), Now.AddHours(-1), null, 3);
        Assert.Empty(Attention.Of([], [new(import, "Leeds City Council", "leeds", Now.AddMinutes(-1))], Now));
        var trouble = Assert.Single(Attention.Of([], [new(import, "Leeds City Council", "leeds", Now.AddMinutes(-9))], Now));
        Assert.Equal("An import of Leeds City Council does not get on", trouble.What);
        Assert.Equal(Now.AddMinutes(-9), trouble.Since);
    }

    private static IReadOnlyList<Trouble> Of(ServiceHealth health) => Attention.Of([("Organisations", health)], [], Now);
}
