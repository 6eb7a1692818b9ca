using Secondments.Opportunities.Domain;

namespace Secondments.Opportunities.Tests.Opportunities;

public sealed class DateWordsTests
{
    [Theory]
    [InlineData("2027-03-03", 22, "3 March to 3 August 2027 (5 months)")]
    [InlineData("2026-11-30", 12, "30 November 2026 to 21 February 2027 (12 weeks)")]
    [InlineData("2027-03-03", null, "from 3 March 2027")]
    [InlineData(null, 26, "6 months")]
    [InlineData(null, null, "dates to be agreed")]
    public void Period_SaysTheYearOnceWhereItIsTheSame(string? start, int? weeks, string words) =>
        Assert.Equal(words, DateWords.Period(start is null ? null : DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture), weeks));
}
