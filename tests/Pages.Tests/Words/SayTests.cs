using Secondments.Contracts.Opportunities;
using Secondments.Kernel;
using Secondments.Pages.Words;

namespace Secondments.Pages.Tests.Words;

public sealed class SayTests
{
    private static readonly DateOnly Today = new(2026, 3, 3);

    private static DateTimeOffset Uk(int month, int day, int hour = 12, int minute = 0, int second = 0) =>
        UkTime.At(new DateOnly(2026, month, day), new TimeOnly(hour, minute, second));

    [Fact]
    public void Date_OfADay_HasTheMonthInFull() => Assert.Equal("3 March 2026", Say.Date(Today));

    [Fact]
    public void Date_OfAnInstantInSummer_IsTheUkDay() =>
        Assert.Equal("2 July 2026", Say.Date(new DateTimeOffset(2026, 7, 1, 23, 30, 0, TimeSpan.Zero)));

    [Fact]
    public void ShortDate_InSeptember_HasThreeLetters() => Assert.Equal("9 Sep 2026", Say.ShortDate(new DateOnly(2026, 9, 9)));

    [Theory]
    [InlineData(0, 0, "midnight")]
    [InlineData(0, 5, "12:05am")]
    [InlineData(9, 0, "9am")]
    [InlineData(12, 0, "midday")]
    [InlineData(12, 30, "12:30pm")]
    [InlineData(14, 30, "2:30pm")]
    [InlineData(23, 59, "11:59pm")]
    public void Time_OfDay_IsSaidAsPeopleDo(int hour, int minute, string expected) => Assert.Equal(expected, Say.Time(Uk(3, 3, hour, minute)));

    [Fact]
    public void Deadline_AtTheEndOfAClosingDay_HasWeekdayAndTime() =>
        Assert.Equal("Tuesday 3 March 2026 at 11:59pm", Say.Deadline(UkTime.EndOf(Today)));

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "today")]
    [InlineData(1, "tomorrow")]
    [InlineData(3, "in 3 days")]
    [InlineData(14, "in 14 days")]
    [InlineData(15, null)]
    public void InDays_ByDistance_IsSaidUnderFifteenDaysOnly(int days, string? expected) => Assert.Equal(expected, Say.InDays(Today.AddDays(days), Today));

    [Fact]
    public void Closing_UnderEightDays_SaysHowMany() => Assert.Equal("Closes in 7 days, 10 March 2026", Say.Closing(Uk(3, 10, 23, 59), Uk(3, 3)));

    [Fact]
    public void Closing_FromEightDaysOn_SaysTheDateAlone() => Assert.Equal("Closes 11 March 2026", Say.Closing(Uk(3, 11, 23, 59), Uk(3, 3)));

    [Fact]
    public void Closing_WhenPast_SaysSo() => Assert.Equal("Closed 2 March 2026", Say.Closing(Uk(3, 2, 23, 59), Uk(3, 3)));

    [Fact]
    public void Range_InOneYear_SaysTheYearOnceAndTheLength() =>
        Assert.Equal("1 April to 30 September 2026 (6 months)", Say.Range(new DateOnly(2026, 4, 1), new DateOnly(2026, 9, 30)));

    [Fact]
    public void Range_OverNewYear_SaysBothYears() =>
        Assert.Equal("1 October 2026 to 31 March 2027 (6 months)", Say.Range(new DateOnly(2026, 10, 1), new DateOnly(2027, 3, 31)));

    [Theory]
    [InlineData(1, "1 week")]
    [InlineData(12, "12 weeks")]
    [InlineData(13, "3 months")]
    [InlineData(26, "6 months")]
    [InlineData(52, "12 months")]
    [InlineData(104, "24 months")]
    public void Length_ByWeeks_IsMonthsFromThirteenOn(int weeks, string expected) => Assert.Equal(expected, Say.Length(weeks));

    [Fact]
    public void Money_WholePounds_HasNoPence() => Assert.Equal("£1,250", Say.Money(Money.Pounds(1250)));

    [Fact]
    public void Money_WithPence_HasTwoDigits() => Assert.Equal("£1,250.50", Say.Money(Money.Pounds(1250.5m)));

    [Fact]
    public void Salary_AsARange_IsAYear() =>
        Assert.Equal("£38,000 to £42,000 a year", Say.Salary(new SalaryRange(Money.Pounds(38_000), Money.Pounds(42_000))));

    [Fact]
    public void WhoPays_Shared_SaysBothParts() => Assert.Equal("Home pays 60%, host 40%", Say.WhoPays(SalaryArrangement.Shared, 60));

    [Fact]
    public void Grade_ReaderOnAnotherLadder_ShowsTheirsAndTheHostsBehind() =>
        Assert.Equal("Band 5 to Band 6 (HEO to SEO at the host)", Say.Grade(4, 5, Ladder.Nhs, Ladder.CivilService));

    [Fact]
    public void Grade_ReaderOnTheSameLadder_ShowsItOnce() => Assert.Equal("HEO", Say.Grade(4, 4, Ladder.CivilService, Ladder.CivilService));

    [Theory]
    [InlineData(9, "not shown, fewer than 10")]
    [InlineData(10, "10")]
    [InlineData(1200, "1,200")]
    public void PublishedCount_UnderTen_IsNotShown(long number, string expected) => Assert.Equal(expected, Say.PublishedCount(number));

    [Fact]
    public void Count_OfOne_IsSingular() => Assert.Equal("1 opportunity", Say.Count(1, "opportunity", "opportunities"));

    [Fact]
    public void List_OfThree_EndsWithAnd() => Assert.Equal("a, b and c", Say.List("a", "b", "c"));
}
