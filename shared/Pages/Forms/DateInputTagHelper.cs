using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Secondments.Pages.Words;

namespace Secondments.Pages.Forms;

/// <summary>A <see cref="DateEntry"/>: day, month and year, typed; month names are understood.</summary>
[HtmlTargetElement("date-input", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateInputTagHelper(HtmlEncoder encoder) : FieldTagHelper(encoder)
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var stored = For.Model as DateEntry;
        var html = new StringBuilder();
        html.Append($"<fieldset class=\"govuk-fieldset\" role=\"group\"{DescribedBy()}>{LegendHtml()}{HintAndErrorHtml()}<div class=\"govuk-date-input\">");
        // The first part has the field's own id, so that the error summary's link leads to it.
        Part(html, "Day", Id, Texts.Day, stored?.Day, 2, "numeric");
        Part(html, "Month", $"{Id}-month", Texts.Month, stored?.Month, 2, null);
        Part(html, "Year", $"{Id}-year", Texts.Year, stored?.Year, 4, "numeric");
        html.Append("</div></fieldset>");
        Group(output, html.ToString());
    }

    private void Part(StringBuilder html, string part, string id, string label, string? stored, int width, string? inputmode)
    {
        var name = $"{Name}.{part}";
        html.Append($"<div class=\"govuk-date-input__item\"><div class=\"govuk-form-group\"><label class=\"govuk-label govuk-date-input__label\" for=\"{E(id)}\">{E(label)}</label>")
            .Append($"<input class=\"govuk-input govuk-date-input__input govuk-input--width-{width}{(Error is null ? "" : " govuk-input--error")}\" id=\"{E(id)}\" name=\"{E(name)}\" type=\"text\"");
        if (inputmode is not null) html.Append($" inputmode=\"{inputmode}\"");
        if (Typed(name, stored) is { Length: > 0 } value) html.Append($" value=\"{E(value)}\"");
        html.Append("></div></div>");
    }
}
