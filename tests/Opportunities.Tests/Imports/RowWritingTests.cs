using FsCheck;
using FsCheck.Fluent;
using Secondments.Contracts.Opportunities;
using Secondments.Hosting.Api;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Imports;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Features.Imports.Files;

namespace Secondments.Opportunities.Tests.Imports;

/// <summary>What is exported is read again as it was, whatever people wrote.</summary>
public sealed class RowWritingTests
{
    private static readonly OpportunityDetails Whole = new(
        Title: "=HYPERLINK(\"http://x\")", Unit: "@home", Kind: OpportunityKind.ClientOrVendor, Purposes: [Purpose.CapacityBuilding, Purpose.ProjectManagement],
        Description: "'=already quoted\n- a list\n- \"and\" commas, semicolons; tabs\there", Objectives: ["One; with a semicolon"],
        SkillsWanted: [new("C: drives", SkillLevel.Expert, true), new("Ratio 3:2"), new("SQL", null, true)], SkillsGained: ["-minus", "+plus"],
        Band: 3, BandTo: 5, EarliestStart: new(2027, 3, 1), LengthWeeks: 26, Flexibility: DateFlexibility.StartFlexible, Pattern: WorkingPattern.PartTime, DaysPerWeek: 2.5m,
        Places: [new("Leeds", "LS1 4AP", 53.8, -1.55), new("Anywhere"), new("St; Helens", "WA10")], RemoteShare: 40,
        Salary: SalaryArrangement.Shared, SalaryRange: new(new Money(3_800_050, "EUR"), new Money(4_200_000, "EUR")), HomeShare: 60, SalaryNote: "''=twice",
        Expenses: "+44 is a prefix", VatNote: "'plain", Clearance: Clearance.Bpss, OpenToSectors: [Sector.Charity, Sector.Public],
        OpenToOrganisations: [new(Guid.CreateVersion7()), new(Guid.CreateVersion7())], Visibility: OpportunityVisibility.Partners, Partners: [new(Guid.CreateVersion7())],
        NumberOfPlaces: 3, ClosingDate: new(2027, 1, 15), ContactName: "Jo; Green", ContactEmail: "jo@example.org", Adjustments: "Step-free", HowWeChoose: "=1+1", Reference: "-7");

    private static readonly Gen<string> Texts =
        from parts in Gen.Elements("a", " b", ";", ":", ",", "\"", "'", "=", "+", "-", "@", "\t", "é", "working", ": essential", "\uFF1D", "x").NonEmptyListOf()
        select string.Concat(parts);

    [Fact]
    public void Details_OfEveryMember_ComeBackAsTheyWere() => ComesBack(Whole);

    [Fact]
    public void Details_WithNothingButATitle_ComeBackAsTheyWere() => ComesBack(new(Title: "T", Reference: "r"));

    [Fact]
    public void Details_OfAnyText_ComeBackAsTheyWere() => Prop.ForAll(
        (from line in Texts from text in Texts from items in Texts.NonEmptyListOf() select (line, text, items)).ToArbitrary(),
        t => ComesBack(new(
            Title: t.line, Description: $"{t.text}\n{t.line}", Objectives: [.. t.items], SkillsWanted: [.. t.items.Select(i => new SkillWanted(i, i.Length % 2 == 0 ? SkillLevel.Working : null, i.Length % 3 == 0))],
            Places: [.. t.items.Select(i => new Place(i))], Reference: "r"))).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData("=1", "\"'=1\"")]
    [InlineData("'=1", "\"''=1\"")]
    [InlineData("'tis", "'tis")]
    [InlineData("-", "\"'-\"")]
    [InlineData("a=1", "a=1")]
    public void Cell_ThatASpreadsheetWouldRun_IsQuotedAndPrefixed(string text, string cell) => Assert.Equal(cell, CsvText.Cell(text));

    private static void ComesBack(OpportunityDetails written)
    {
        // As a post keeps it: what is refused or tidied never gets here.
        var kept = written.Normalised();
        var usable = kept with
        {
            Objectives = Usable(kept.Objectives),
            SkillsWanted = kept.SkillsWanted?.Where(s => IsUsable(s.Name)).ToList() is { Count: > 0 } skills ? skills : null,
            Places = kept.Places?.Where(p => IsUsable(p.Name)).ToList() is { Count: > 0 } places ? places : null,
        };
        var line = CsvText.Line(RowWriting.Cells(usable, usable.Reference!));
        var cells = CsvRecords.Read(new StringReader(line), ',').Single().Cells;
        var read = RowReading.Read(1, column => cells[Columns.All.ToList().IndexOf(column)]);

        Assert.Empty(read.Problems);
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(usable, Json.Stored), System.Text.Json.JsonSerializer.Serialize(read.Details!.Normalised(), Json.Stored));
    }

    private static IReadOnlyList<string>? Usable(IReadOnlyList<string>? items) => items?.Where(IsUsable).ToList() is { Count: > 0 } usable ? usable : null;

    /// <summary>On one line, as the limits ask.</summary>
    private static bool IsUsable(string item) => item is not null && PlainText.Problem(item, 300, oneLine: true) is null;
}
