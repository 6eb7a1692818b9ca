using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Secondments.Pages.Words;

namespace Secondments.Pages.Forms;

/// <summary>
/// Every error of the page, first thing in it, in the order of its fields and each linked to its own; focus goes to it. Renders nothing when there is
/// none. The layout puts it above the page's content, so pages don't.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(HtmlEncoder encoder) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var errors = ViewContext.ModelState
            .SelectMany(entry => entry.Value!.Errors.Take(1).Select(error => (entry.Key, error.ErrorMessage)))
            .OrderBy(error => FieldOrder.Find(ViewContext.HttpContext, error.Key))
            .ToList();
        if (errors.Count == 0) return;
        var html = new StringBuilder();
        html.Append("<div class=\"govuk-error-summary\" data-module=\"govuk-error-summary\" tabindex=\"-1\"><div role=\"alert\">")
            .Append($"<h2 class=\"govuk-error-summary__title\">{encoder.Encode(Texts.ErrorSummaryTitle)}</h2>")
            .Append("<div class=\"govuk-error-summary__body\"><ul class=\"govuk-list govuk-error-summary__list\">");
        foreach (var (name, message) in errors)
        {
            html.Append(name.Length == 0
                ? $"<li>{encoder.Encode(message)}</li>"
                : $"<li><a href=\"#{encoder.Encode(FieldId.Of(name))}\">{encoder.Encode(message)}</a></li>");
        }
        html.Append("</ul></div></div></div>");
        output.Content.SetHtmlContent(new HtmlString(html.ToString()));
    }
}
