using System.Text;
using System.Text.Json;
using Secondments.Contracts.Opportunities;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Tests.Opportunities;

public sealed class DetailsLimitsTests
{
    public static TheoryData<string, string, OpportunityDetails> Wrong() => new()
    {
        { "/details/title", "too_long", new(Title: new string('x', 151)) },
        { "/details/title", "one_line", new(Title: "a\nb") },
        { "/details/title", "unreadable", new(Title: "a\0b") },
        { "/details/title", "unreadable", new(Title: "a\ud800b") },
        { "/details/description", "unreadable", new(Description: "a\u202eb") },
        { "/details/description", "too_long", new(Description: new string('x', 10_001)) },
        { "/details/lengthWeeks", "out_of_range", new(LengthWeeks: 0) },
        { "/details/lengthWeeks", "out_of_range", new(LengthWeeks: 261) },
        { "/details/band", "out_of_range", new(Band: 10) },
        { "/details/band", "required", new(BandTo: 5) },
        { "/details/bandTo", "out_of_range", new(Band: 5, BandTo: 4) },
        { "/details/daysPerWeek", "out_of_range", new(DaysPerWeek: 2.25m) },
        { "/details/remoteShare", "out_of_range", new(RemoteShare: 101) },
        { "/details/homeShare", "out_of_range", new(Salary: SalaryArrangement.Shared, HomeShare: -1) },
        { "/details/numberOfPlaces", "out_of_range", new(NumberOfPlaces: 0) },
        { "/details/numberOfPlaces", "out_of_range", new(NumberOfPlaces: 101) },
        { "/details/closingDate", "past", new(ClosingDate: new(2026, 11, 22)) },
        { "/details/closingDate", "out_of_range", new(ClosingDate: new(9999, 12, 31)) },
        { "/details/earliestStart", "out_of_range", new(EarliestStart: new(9999, 12, 31)) },
        { "/details/earliestStart", "out_of_range", new(EarliestStart: new(1, 1, 1)) },
        { "/details/earliestStart", "before_closing", new(EarliestStart: new(2026, 12, 1), ClosingDate: new(2026, 12, 2)) },
        { "/details/contactEmail", "unreadable", new(ContactEmail: "jo at example.org") },
        { "/details/places/0/name", "required", new(Places: [new("  ")]) },
        { "/details/places/0/name", "required", new(Places: [null!]) },
        { "/details/places/0", "half", new(Places: [new("Leeds", Latitude: 53.8)]) },
        { "/details/places/0/latitude", "out_of_range", new(Places: [new("Leeds", Latitude: double.NaN, Longitude: 0)]) },
        { "/details/places/0/postcode", "unreadable", new(Places: [new("Leeds", "LS1; DROP")]) },
        { "/details/skillsWanted/0/name", "required", new(SkillsWanted: [new(null!)]) },
        { "/details/skillsWanted", "repeated", new(SkillsWanted: [new("SQL"), new(" sql ")]) },
        { "/details/objectives/1", "required", new(Objectives: ["One", null!]) },
        { "/details/objectives", "too_many", new(Objectives: [.. Enumerable.Repeat("x", 21)]) },
        { "/details/salaryRange/to", "out_of_range", new(SalaryRange: new(Money.Pounds(2), Money.Pounds(1))) },
        { "/details/salaryRange/to", "currency", new(SalaryRange: new(Money.Pounds(1), new(200, "EUR"))) },
        { "/details/salaryRange/from", "required", new(SalaryRange: new(default, Money.Pounds(1))) },
        { "/details/salaryRange/from", "out_of_range", new(SalaryRange: new(new(-1, "GBP"), Money.Pounds(1))) },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void Check_OfWhatCannotBe_NamesTheField(string pointer, string code, OpportunityDetails details) =>
        Given.Nothing().When(new CreateDraft(Given.Host, "7k3m92qd", details)).IsRefused(ErrorKind.Invalid, "opportunity.details").Names(pointer, code);

    [Fact]
    public void Check_OfCompleteDetails_FindsNothing() =>
        Assert.Empty(DetailsLimits.Check(Given.Complete.Normalised(), Given.Start));

    [Fact]
    public void TheLargestDetails_WithEveryPlaceTaken_StayUnder64KB()
    {
        var three = '\u6f22';
        string Long(int length) => new(three, length);
        var largest = Given.Complete with
        {
            Description = Long(10_000),
            Objectives = [.. Enumerable.Range(0, 10).Select(i => $"{i}{Long(298)}")],
            Reference = Long(100),
            OpenToOrganisations = [.. Enumerable.Range(0, 100).Select(_ => new OrganisationId(Guid.NewGuid()))],
            Partners = [.. Enumerable.Range(0, 100).Select(_ => new OrganisationId(Guid.NewGuid()))],
            NumberOfPlaces = 100,
        };
        var given = Given.Live(largest);
        for (var i = 1; i <= 100; i++) given = given.With(new ClaimPlace(Given.Application(i)));

        Assert.InRange(Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(given.State, Json.Stored)), 40_000, 64 * 1024);
        Given.Nothing().When(new CreateDraft(Given.Host, "7k3m92qd", largest with { Adjustments = Long(2000) }))
            .IsRefused(ErrorKind.Invalid, "opportunity.details").Names("/details/description", "too_long");
    }
}
