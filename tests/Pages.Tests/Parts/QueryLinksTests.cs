using Microsoft.AspNetCore.Http;
using Secondments.Pages.Parts;

namespace Secondments.Pages.Tests.Parts;

public sealed class QueryLinksTests
{
    private static HttpRequest Request(string query)
    {
        var context = new DefaultHttpContext();
        context.Request.Path = "/opportunities";
        context.Request.QueryString = new QueryString(query);
        return context.Request;
    }

    [Fact]
    public void Without_OneOfSeveralValues_KeepsTheOthersAndLeavesTheCursor() =>
        Assert.Equal("/opportunities?sector=charity&q=data", QueryLinks.Without(Request("?sector=public&sector=charity&q=data&cursor=abc"), "sector", "public"));

    [Fact]
    public void With_ANewCursor_ReplacesTheOld() =>
        Assert.Equal("/opportunities?q=data&cursor=new", QueryLinks.With(Request("?q=data&cursor=old"), "cursor", "new"));

    [Fact]
    public void With_Markup_IsEncoded() =>
        Assert.DoesNotContain('<', QueryLinks.With(Request("?q=%3Cscript%3E"), "sort", "newest"));
}
