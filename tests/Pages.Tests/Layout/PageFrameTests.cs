using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Secondments.Pages.Layout;

namespace Secondments.Pages.Tests.Layout;

public sealed class PageFrameTests
{
    [Theory]
    [InlineData("Short.", "Short.")]
    [InlineData("Two\r\n\r\n  lines ", "Two lines")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Describe_AText_IsOneLine(string? text, string? line) => Assert.Equal(line, Described(text));

    [Fact]
    public void Describe_ALongText_IsCutBetweenWords() =>
        Assert.Equal(string.Concat(Enumerable.Repeat("words ", 26)).TrimEnd() + "…", Described(string.Concat(Enumerable.Repeat("words ", 40))));

    [Fact]
    public void Describe_OneLongWord_IsCutAnyway() => Assert.Equal(new string('a', 159) + "…", Described(new string('a', 500)));

    private static string? Described(string? text)
    {
        var view = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary());
        view.Describe(text);
        return view["Description"] as string;
    }
}
