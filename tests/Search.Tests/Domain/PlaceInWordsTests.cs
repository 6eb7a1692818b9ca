using Secondments.Search.Domain.Places;

namespace Secondments.Search.Tests.Domain;

public sealed class PlaceInWordsTests
{
    [Theory]
    [InlineData("community nurse near Leeds", "community nurse", "Leeds", null)]
    [InlineData("community nurse in community near Leeds", "community nurse in community", "Leeds", null)]
    [InlineData("planner in preston, lancashire", "planner", "preston, lancashire", null)]
    [InlineData("planner within 10 miles of LS6", "planner", "LS6", 10)]
    [InlineData("planner, close to Hull?", "planner", "Hull", null)]
    [InlineData("near Leeds", "", "Leeds", null)]
    [InlineData("nurse AL3 4AB", "nurse", "AL3 4AB", null)]
    [InlineData("NURSE NEAR LEEDS", "NURSE", "LEEDS", null)]
    public void Read_WordsThatEndInAPlace_TakesItOut(string words, string rest, string place, int? miles)
    {
        var read = PlaceInWords.Read(words)!;

        Assert.Equal((rest, place, miles), (read.Rest, read.Place, read.Miles));
        Assert.EndsWith(read.Tail, words, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NearWhatIsUnknown_IsStillMeantAsAPlace() => Assert.Equal("Narnia", PlaceInWords.Read("nurse near Narnia")!.Place);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("community nurse")]
    [InlineData("interest in people")]
    [InlineData("near")]
    [InlineData("in")]
    [InlineData("linear models")]
    [InlineData("drop-in Leeds")]
    [InlineData("planner within 9999 miles of Leeds")]
    [InlineData("planner within 0 miles of Leeds")]
    [InlineData("nurse band 5")]
    public void Read_OtherWords_AreLeftAlone(string? words) => Assert.Null(PlaceInWords.Read(words));
}
