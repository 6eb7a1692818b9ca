using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Secondments.Pages.Forms;

/// <summary>Several lines of text; with <c>max-words</c> or <c>max-length</c> the limit is told, and counted where scripts run.</summary>
[HtmlTargetElement("text-area", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextAreaTagHelper(HtmlEncoder encoder) : FieldTagHelper(encoder)
{
    public int Rows { get; set; } = 5;

    public int? MaxWords { get; set; }

    public int? MaxLength { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var counted = MaxWords is not null || MaxLength is not null;
        var area = $"<textarea class=\"govuk-textarea{(counted ? " govuk-js-character-count" : "")}{(Error is null ? "" : " govuk-textarea--error")}\""
            + $" id=\"{E(Id)}\" name=\"{E(Name)}\" rows=\"{Rows}\"{DescribedBy(counted ? $"{Id}-info" : null)}>\n{E(Typed(Name, For.Model))}</textarea>";
        var info = counted
            ? $"<div id=\"{E(Id)}-info\" class=\"govuk-hint govuk-character-count__message\">You can enter up to {(MaxWords is { } words ? $"{words} words" : $"{MaxLength} characters")}</div>"
            : "";
        Group(output, LabelHtml() + HintAndErrorHtml() + area + info, counted ? " govuk-character-count" : "");
        if (!counted) return;
        output.Attributes.SetAttribute("data-module", "govuk-character-count");
        if (MaxWords is { } limit) output.Attributes.SetAttribute("data-maxwords", limit);
        else output.Attributes.SetAttribute("data-maxlength", MaxLength);
    }
}
