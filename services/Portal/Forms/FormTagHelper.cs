using System.Text.Encodings.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Secondments.Portal.Sessions;

namespace Secondments.Portal.Forms;

/// <summary>
/// Gives every posting form of a page its one-use key and its mark. <c>record-version</c> is the version of the record that
/// it is filled from: saving then fails when somebody else has changed it meanwhile. <c>never-kept</c> is for answers that must
/// not be kept with a person even for a day: when the session has ended, they are lost.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class FormTagHelper(SentForm sent, IDataProtectionProvider protection, IHtmlGenerator html, HtmlEncoder encoder) : TagHelper
{
    public long? RecordVersion { get; set; }

    public bool NeverKept { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute(new TagHelperAttribute("novalidate"));
        // The framework adds its own only where the form posts to the page's own address.
        if (output.Attributes.TryGetAttribute("action", out var action) && !string.IsNullOrEmpty(action.Value?.ToString()))
            output.PostContent.AppendHtml(html.GenerateAntiforgery(ViewContext));
        var http = ViewContext.HttpContext;
        output.PostContent.AppendHtml($"<input type=\"hidden\" name=\"{FormMark.KeyField}\" value=\"{encoder.Encode(sent.Key())}\">");
        if (NeverKept || http.Features.Get<PortalSession>() is not { } session) return;
        var mark = new FormMark(FormMark.PageOf(http), session.Content.Subject, RecordVersion ?? sent.Version);
        output.PostContent.AppendHtml($"<input type=\"hidden\" name=\"{FormMark.Field}\" value=\"{encoder.Encode(mark.Sign(protection))}\">");
    }
}
