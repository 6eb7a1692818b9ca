using Secondments.EndToEnd.Tests.Browsing;

namespace Secondments.EndToEnd.Tests.Pages;

/// <summary>What is asked of every page's HTML, seen on a page that has it wrong.</summary>
public sealed class HtmlTests(HtmlChecker checker)
{
    [Theory]
    [InlineData("")]
    [InlineData("<div id='a'></div><div id='a'></div>", "Duplicate ID")]
    [InlineData("<label for='nowhere'>Name</label>", "for")]
    [InlineData("<input aria-label='Name' aria-describedby='nowhere'>", "aria-describedby")]
    [InlineData("<a href='#nowhere'>Go</a>", "href")]
    [InlineData("<main></main>", "main")]
    [InlineData("<p><div>moved</div></p>", "p")]
    [InlineData("<ul><p>no item</p></ul>", "not allowed as child")]
    [InlineData("<p colour='red'>x</p>", "colour")]
    [InlineData("<h2></h2>", "Empty heading")]
    [InlineData("<form><form></form></form>", "form")]
    [InlineData("<a href='/'><button>x</button></a>", "must not appear as a descendant")]
    [InlineData("<table><tr><td>1</td></tr><tr><td>1</td><td>2</td></tr></table>", "column")]
    public async Task Html_ThatIsWrong_IsSeen(string part, string? complaint = null)
    {
        Assert.SkipWhen(HtmlChecker.Missing is not null, HtmlChecker.Missing ?? "");

        var found = await checker.WrongWith($"<!DOCTYPE html><html lang='en'><head><title>Secondments</title></head><body><main><h1>Heading</h1>{part}</main></body></html>");

        if (complaint is null) Assert.Empty(found);
        else Assert.Contains(found, f => f.Contains(complaint, StringComparison.Ordinal));
    }
}
