using System.Text;
using Secondments.Contracts.Opportunities;
using Secondments.Hosting.Api;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Imports;
using Secondments.Opportunities.Features.Imports.Files;

namespace Secondments.Opportunities.Tests.Imports;

public sealed class FilesTests
{
    private const string Text = "reference,title\nÉ-1,Café – “naïve”\n";

    [Fact]
    public void Utf8_WithAndWithoutAMark_ReadsTheSame()
    {
        Assert.Equal((Text, "utf-8"), Decoded(Encoding.UTF8.GetBytes(Text)));
        Assert.Equal((Text, "utf-8"), Decoded([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)]));
    }

    [Fact]
    public void Windows1252_AsSpreadsheetsSaveIt_ReadsTheSame() => Assert.Equal((Text, "windows-1252"), Decoded(Windows1252(Text)));

    [Fact]
    public void Utf16_WithAMark_ReadsTheSame() => Assert.Equal((Text, "utf-16"), Decoded([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)]));

    [Fact]
    public void AFile_PastedTogetherFromBoth_ReadsRightLineByLine() =>
        Assert.Equal(("é\né\n", "mixed"), Decoded([.. Encoding.UTF8.GetBytes("é\n"), .. Windows1252("é\n")]));

    [Fact]
    public void ALine_ThatNeverEnds_IsToldAsTheFilesFault() =>
        Assert.Throws<ImportFileException>(() => Decoded(new byte[1_200_000].Select(_ => (byte)'a').ToArray()));

    [Theory]
    [InlineData("a,b\r\n1,2\r\n", "1:a|b 2:1|2")]
    [InlineData("a,b\n\"1\n1\",\"say \"\"x\"\"\"\n3,4", "1:a|b 2:1\n1|say \"x\" 4:3|4")]
    [InlineData("a,\n,\n", "1:a| 2:|")]
    public void Csv_AsRfc4180HasIt_ReadsCellsAndLines(string csv, string expected) =>
        Assert.Equal(expected, string.Join(' ', CsvRecords.Read(new StringReader(csv), ',').Select(r => $"{r.Line}:{string.Join('|', r.Cells)}")));

    [Fact]
    public void Csv_WithAQuotationMarkInsideACell_MarksThatRowOnly() =>
        Assert.Equal([false, true, false], CsvRecords.Read(new StringReader("a,b\nx \"y\" z,2\n3,4\n"), ',').Select(r => r.Misquoted));

    [Fact]
    public void Csv_WithAMarkThatIsNotClosed_SaysWhere() =>
        Assert.Contains("line 2", Assert.Throws<ImportFileException>(() => CsvRecords.Read(new StringReader("a,b\n\"1,2\n3,4\n"), ',').ToList()).Message, StringComparison.Ordinal);

    [Fact]
    public void Header_WithWrongAndMissingColumns_SaysAllOfIt()
    {
        var refused = CsvHeader.Read("Reference,Titel,title,Description,Earliest start,length-weeks,place,salary,title").Error!;

        Assert.Equal("import.columns", refused.Code);
        Assert.Equal(["/closing_date:missing", "/titel:unknown", "/title:repeated"], refused.Fields.Select(f => $"{f.Pointer}:{f.Code}"));
        Assert.Contains("did you mean title?", refused.Fields[1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Header_WithSemicolonsOrTabs_IsFoundOut()
    {
        foreach (var delimiter in ";\t,")
            Assert.Equal(delimiter, CsvHeader.Read(string.Join(delimiter, Columns.Required)).Value.Delimiter);
    }

    [Theory]
    [InlineData("2027-03-31")]
    [InlineData("31/03/2027")]
    [InlineData("31/3/2027")]
    [InlineData("31 March 2027")]
    [InlineData("31 Mar 2027")]
    public void ADate_AsPeopleWriteIt_IsRead(string text) => Assert.Equal(new DateOnly(2027, 3, 31), Read(("closing_date", text)).Details!.ClosingDate);

    [Fact]
    public void Cells_AsPeopleWriteThem_AreRead()
    {
        var row = Read(
            ("kind", "client-or-vendor"), ("purposes", "knowledge transfer; Capacity building"), ("band", "HEO"), ("salary_from", "£38,000"), ("salary_to", "42000.50"),
            ("skills_wanted", "Data analysis: practitioner, essential; SQL: working; Patience"), ("place", "Leeds; York"), ("postcode", "LS1 4AP; YO1"),
            ("open_to_sectors", "public;charity"), ("title", "'=not a formula"), ("days_per_week", "2.5"));

        var details = row.Details!;
        Assert.Equal((OpportunityKind.ClientOrVendor, 4, 2.5m, "=not a formula"), (details.Kind, details.Band, details.DaysPerWeek, details.Title));
        Assert.Equal([Purpose.KnowledgeTransfer, Purpose.CapacityBuilding], details.Purposes!);
        Assert.Equal(new SalaryRange(Money.Pounds(38_000), Money.Pounds(42_000.50m)), details.SalaryRange);
        Assert.Equal([new("Data analysis", SkillLevel.Practitioner, true), new("SQL", SkillLevel.Working), new("Patience")], details.SkillsWanted!);
        Assert.Equal([new("Leeds", "LS1 4AP"), new("York", "YO1")], details.Places!);
        Assert.Equal([Sector.Public, Sector.Charity], details.OpenToSectors!);
    }

    [Theory]
    [InlineData("kind", "nonsense", "traditional")]
    [InlineData("kind", "3", "traditional")]
    [InlineData("band", "12", "1 to 9")]
    [InlineData("open_to_sectors", "navy", "academic")]
    [InlineData("length_weeks", "six", "whole number")]
    [InlineData("closing_date", "31/02/2027", "date")]
    [InlineData("salary_from", "-5", "amount")]
    [InlineData("salary_from", "1e5", "amount")]
    [InlineData("latitude", "north", "place")]
    [InlineData("skills_wanted", "SQL: godlike", "awareness")]
    [InlineData("partners", "Kirklees", "ids")]
    public void ACell_ThatCannotBeRead_SaysWhatToWrite(string column, string value, string hint)
    {
        var row = Read((column, value));

        var problem = Assert.Single(row.Problems);
        Assert.Null(row.Details);
        Assert.Equal(column, problem.Column);
        Assert.Contains(hint, problem.WhatToWrite, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/details/title", "title")]
    [InlineData("/details/earliestStart", "earliest_start")]
    [InlineData("/details/places/0/postcode", "postcode")]
    [InlineData("/details/places", "place")]
    [InlineData("/details/salaryRange/to", "salary_to")]
    [InlineData("/details/skillsWanted/2/name", "skills_wanted")]
    public void AField_HasItsColumn(string pointer, string column) => Assert.Equal(column, Columns.Of(pointer));

    [Fact]
    public void EveryMember_OfTheDetails_HasAColumnThatExists() =>
        Assert.All(Domain.Opportunities.DetailsFields.All, field => Assert.Contains(Columns.Of($"/details/{field}")!, Columns.All));

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@x", "\"'@x\"")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("\0x", "\"'\0x\"")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [InlineData("plain", "plain")]
    [InlineData(null, "")]
    public void ACell_WrittenOut_RunsInNoSpreadsheet(string? cell, string written) => Assert.Equal(written, CsvText.Cell(cell));

    [Fact]
    public void JsonLines_WithBadLines_GiveEachItsOwnAnswer()
    {
        var rows = JsonLinesFile.Rows(new StringReader("""
            {"reference":"1","title":"a"}
            [1]
            {"reference":"2","reference":"3"}
            {"reference":"4","places":[{"name":"Leeds","status":"x"}]}
            {"reference":"5","lengthWeeks":"six"}
            {"reference":"6","title":"\ud800"}
            """)).ToList();

        Assert.Equal([true, false, false, false, false, true], rows.Select(r => r.Details is not null));
        Assert.Contains("twice", rows[2].Problems[0].WhatToWrite, StringComparison.Ordinal);
        Assert.Equal(("lengthWeeks", "six"), (rows[4].Problems[0].Column, rows[4].Problems[0].Value));
    }

    private static ReadRow Read(params (string Column, string Value)[] cells) =>
        RowReading.Read(2, column => column == "reference" ? "R-1" : cells.Where(c => c.Column == column).Select(c => c.Value).FirstOrDefault());

    private static (string Text, string Encoding) Decoded(byte[] bytes)
    {
        var text = new DecodedText(new MemoryStream(bytes));
        return (text.ReadToEnd(), text.EncodingName);
    }

    private static byte[] Windows1252(string text) => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text);
}
