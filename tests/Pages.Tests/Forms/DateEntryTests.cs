using Microsoft.AspNetCore.Mvc.ModelBinding;
using Secondments.Pages.Forms;

namespace Secondments.Pages.Tests.Forms;

public sealed class DateEntryTests
{
    [Theory]
    [InlineData("3", "3", "2026")]
    [InlineData(" 03", "March ", "2026")]
    [InlineData("3", "mar.", "2026")]
    public void Parse_NumbersOrMonthNames_AreTheDate(string day, string month, string year) =>
        Assert.Equal(new DateOnly(2026, 3, 3), new DateEntry { Day = day, Month = month, Year = year }.Parse());

    [Theory]
    [InlineData("30", "2", "2026")]
    [InlineData("1", "13", "2026")]
    [InlineData("1", "ja", "2026")]
    [InlineData("1", "1", "26")]
    [InlineData("-1", "1", "2026")]
    [InlineData("1e1", "1", "2026")]
    [InlineData("1", "1", "99999999999")]
    public void Parse_WhatIsNoDate_IsNull(string day, string month, string year) =>
        Assert.Null(new DateEntry { Day = day, Month = month, Year = year }.Parse());

    [Fact]
    public void Read_EmptyAndNeeded_SaysWhatToEnter()
    {
        var errors = new ModelStateDictionary();
        Assert.Null(new DateEntry().Read(errors, "Closing", "the closing date", needed: true));
        Assert.Equal("Enter the closing date", errors["Closing"]!.Errors[0].ErrorMessage);
    }

    [Fact]
    public void Read_EmptyAndNotNeeded_IsNoError()
    {
        var errors = new ModelStateDictionary();
        Assert.Null(new DateEntry().Read(errors, "Closing", "the closing date"));
        Assert.True(errors.IsValid);
    }

    [Fact]
    public void Read_Incomplete_SaysWhatIsMissing()
    {
        var errors = new ModelStateDictionary();
        new DateEntry { Day = "3" }.Read(errors, "Closing", "the closing date");
        Assert.Equal("The closing date must include a day, a month and a year", errors["Closing"]!.Errors[0].ErrorMessage);
    }

    [Fact]
    public void Read_NotReal_SaysSo()
    {
        var errors = new ModelStateDictionary();
        new DateEntry { Day = "31", Month = "6", Year = "2026" }.Read(errors, "Closing", "the closing date");
        Assert.Equal("The closing date must be a real date", errors["Closing"]!.Errors[0].ErrorMessage);
    }
}
