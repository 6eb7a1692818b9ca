using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Secondments.Pages.Forms;

namespace Secondments.Pages.Tests.Forms;

public sealed class FieldTests
{
    private static readonly EmptyModelMetadataProvider Metadata = new();

    private static (ViewContext View, ModelExpression For) Field(string name, string? stored)
    {
        var data = new ViewDataDictionary(Metadata, new ModelStateDictionary());
        var explorer = Metadata.GetModelExplorerForType(typeof(string), stored);
        return (new ViewContext { ViewData = data, HttpContext = new DefaultHttpContext() }, new ModelExpression(name, explorer));
    }

    private static string Render(TagHelper helper)
    {
        var output = new TagHelperOutput("x", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        var context = new TagHelperContext([], new Dictionary<object, object>(), "1");
        helper.Init(context);
        helper.Process(context, output);
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    [Fact]
    public void TextInput_AfterAnError_KeepsWhatWasTypedAndSaysWhatIsWrongBesideIt()
    {
        var (view, field) = Field("Email", "old@example.org");
        view.ModelState.SetModelValue("Email", "not an address", "not an address");
        view.ModelState.AddModelError("Email", "Enter an e-mail address");

        var html = Render(new TextInputTagHelper(HtmlEncoder.Default) { For = field, ViewContext = view, Label = "E-mail" });

        Assert.Contains("value=\"not an address\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"Email-error\"", html, StringComparison.Ordinal);
        Assert.Contains("Enter an e-mail address", html, StringComparison.Ordinal);
        Assert.Contains("<label class=\"govuk-label govuk-!-font-weight-bold\" for=\"Email\">E-mail</label>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void TextInput_OfAPassword_IsNeverSentBack()
    {
        var (view, field) = Field("Password", "secret");
        view.ModelState.SetModelValue("Password", "typed-secret", "typed-secret");

        var html = Render(new TextInputTagHelper(HtmlEncoder.Default) { For = field, ViewContext = view, Label = "Password", Type = "password" });

        Assert.DoesNotContain("secret", html, StringComparison.Ordinal);
    }

    [Fact]
    public void TextArea_WithMarkup_IsEncoded()
    {
        var (view, field) = Field("Why", "</textarea><script>");

        var html = Render(new TextAreaTagHelper(HtmlEncoder.Default) { For = field, ViewContext = view, Label = "Why", MaxWords = 500 });

        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.Contains("data-maxwords=\"500\"", html, StringComparison.Ordinal);
        Assert.Contains("You can enter up to 500 words", html, StringComparison.Ordinal);
    }

    [Fact]
    public void RadioList_WithNothingStored_HasNothingTicked()
    {
        var (view, field) = Field("Answer", null);

        var html = Render(new RadioListTagHelper(HtmlEncoder.Default) { For = field, ViewContext = view, Label = "Your answer", Choices = [new("yes", "Yes"), new("no", "No")] });

        Assert.DoesNotContain("checked", html, StringComparison.Ordinal);
        Assert.Contains("id=\"Answer\" name=\"Answer\" type=\"radio\" value=\"yes\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckboxList_AfterAPost_KeepsEveryTick()
    {
        var (view, field) = Field("Roles", null);
        view.ModelState.SetModelValue("Roles", new[] { "host", "admin" }, "host,admin");

        var html = Render(new CheckboxListTagHelper(HtmlEncoder.Default) { For = field, ViewContext = view, Label = "Roles", Choices = [new("host", "Host"), new("releaser", "Releaser"), new("admin", "Admin")] });

        Assert.Equal(2, html.Split(" checked").Length - 1);
    }

    [Fact]
    public void ErrorSummary_OfADateField_LinksToItsFirstControl()
    {
        var (view, field) = Field("Details.Closing", null);
        view.ModelState.AddModelError("Details.Closing", "Enter a closing date");

        var summary = Render(new ErrorSummaryTagHelper(HtmlEncoder.Default) { ViewContext = view });
        var date = Render(new DateInputTagHelper(HtmlEncoder.Default) { For = field, ViewContext = view, Label = "Closing date" });

        Assert.Contains("href=\"#Details-Closing\"", summary, StringComparison.Ordinal);
        Assert.Contains("<input class=\"govuk-input govuk-date-input__input govuk-input--width-2 govuk-input--error\" id=\"Details-Closing\" name=\"Details.Closing.Day\"", date, StringComparison.Ordinal);
    }

    [Fact]
    public void ErrorSummary_OfSeveralFields_FollowsThePage()
    {
        var (view, name) = Field("Name", null);
        var cover = new ModelExpression("Cover", name.ModelExplorer);
        // What the browser sent is bound first; a question without an answer is found wrong later.
        view.ModelState.AddModelError("Name", "Enter your name");
        view.ModelState.AddModelError("Cover", "Say whether somebody covers the work");
        view.ModelState.AddModelError("", "It was changed meanwhile");

        Render(new TextInputTagHelper(HtmlEncoder.Default) { For = cover, ViewContext = view, Label = "Cover" });
        Render(new TextInputTagHelper(HtmlEncoder.Default) { For = name, ViewContext = view, Label = "Name" });
        var summary = Render(new ErrorSummaryTagHelper(HtmlEncoder.Default) { ViewContext = view });

        string[] said = ["Say whether somebody covers the work", "Enter your name", "It was changed meanwhile"];
        Assert.Equal(said, said.OrderBy(message => summary.IndexOf(message, StringComparison.Ordinal)));
        Assert.All(said, message => Assert.Contains(message, summary, StringComparison.Ordinal));
    }
}
