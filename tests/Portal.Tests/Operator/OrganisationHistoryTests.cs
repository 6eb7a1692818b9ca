using System.Text.Json;
using Secondments.Contracts.Operator.Api;
using Secondments.Portal.Frame;
using Secondments.Portal.Pages.Operator.Organisations;

namespace Secondments.Portal.Tests.Operator;

public sealed class OrganisationHistoryTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 3, 10, 14, 0, TimeSpan.Zero);
    private static readonly Guid Id = Guid.CreateVersion7();

    [Fact]
    public void Lines_OfTheAudit_SayWhoDidWhatAndWhatWasTold()
    {
        var lines = OrganisationHistory.Lines(
            [
                Entry("organisation.suspend", "person/1", """{"notice":[null,{"state":"suspended","text":"We are looking into a report."}]}"""),
                Entry("organisation.note_admin", "system"),
                Entry("organisation.set_policies", "client/2"),
                Entry("organisation.apply", "person/3", """{"notice":[null,null]}"""),
            ],
            actor => actor == "person/1" ? "Olu Bankole" : null);

        Assert.Equal(
            [
                new TimelineLine(At, "Olu Bankole", "Put the organisation on hold: “We are looking into a report.”"),
                new TimelineLine(At, "A system", "Changed the policies"),
                new TimelineLine(At, "Somebody whose name is not known any more", "Applied to bring the organisation onto the exchange"),
            ],
            lines);
    }

    [Theory]
    [InlineData("2026-03-03", "since today")]
    [InlineData("2026-03-04", "since 3 March 2026, 1 day")]
    [InlineData("2026-03-11", "since 3 March 2026, 8 days")]
    public void Age_OfAClaim_IsSaidInDays(string day, string said)
    {
        var now = new DateTimeOffset(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(12, 0), TimeSpan.Zero);

        Assert.Equal(said, ClaimAge.Of(At, now));
    }

    private static AuditEntryAnswer Entry(string action, string actor, string changes = "{}") =>
        new(Guid.CreateVersion7(), null, At, actor, null, action, "organisation", Id, 1, [], JsonSerializer.Deserialize<JsonElement>(changes), false);
}
