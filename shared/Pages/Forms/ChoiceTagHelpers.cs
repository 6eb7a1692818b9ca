using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Secondments.Pages.Words;

namespace Secondments.Pages.Forms;

/// <summary>One answer of several: <c>&lt;radio-list for="Answer" label="…" choices="Model.Answers" /&gt;</c>. None is ticked beforehand unless it is stored.</summary>
[HtmlTargetElement("radio-list", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RadioListTagHelper(HtmlEncoder encoder) : ChoiceListTagHelper(encoder)
{
    public bool Inline { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Render(output, "radio", "govuk-radios", Inline ? " govuk-radios--inline" : "");
}

/// <summary>Any number of answers.</summary>
[HtmlTargetElement("checkbox-list", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CheckboxListTagHelper(HtmlEncoder encoder) : ChoiceListTagHelper(encoder)
{
    public bool Small { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Render(output, "checkbox", "govuk-checkboxes", Small ? " govuk-checkboxes--small" : "");
}

/// <summary>What radios and checkboxes share.</summary>
public abstract class ChoiceListTagHelper(HtmlEncoder encoder) : FieldTagHelper(encoder)
{
    public IReadOnlyList<Choice> Choices { get; set; } = [];

    protected void Render(TagHelperOutput output, string type, string block, string modifier)
    {
        var ticked = Ticked(Name, For.Model);
        var html = new StringBuilder();
        html.Append($"<fieldset class=\"govuk-fieldset\"{DescribedBy()}>{LegendHtml()}{HintAndErrorHtml()}<div class=\"{block}{modifier}\">");
        for (var i = 0; i < Choices.Count; i++)
        {
            var choice = Choices[i];
            // The first has the field's own id, so that the error summary's link leads to it.
            var id = i == 0 ? Id : $"{Id}-{i + 1}";
            if (choice.Divider && type == "radio") html.Append($"<div class=\"{block}__divider\">or</div>");
            html.Append($"<div class=\"{block}__item\"><input class=\"{block}__input\" id=\"{E(id)}\" name=\"{E(Name)}\" type=\"{type}\" value=\"{E(choice.Value)}\"");
            if (ticked.Contains(choice.Value)) html.Append(" checked");
            if (choice.Hint is not null) html.Append($" aria-describedby=\"{E(id)}-item-hint\"");
            html.Append($"><label class=\"govuk-label {block}__label\" for=\"{E(id)}\">{E(choice.Text)}</label>");
            if (choice.Hint is not null) html.Append($"<div id=\"{E(id)}-item-hint\" class=\"govuk-hint {block}__hint\">{E(choice.Hint)}</div>");
            html.Append("</div>");
        }
        html.Append("</div></fieldset>");
        Group(output, html.ToString());
    }
}

/// <summary>A choice from a list too long for radios. It never submits itself.</summary>
[HtmlTargetElement("select-input", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectInputTagHelper(HtmlEncoder encoder) : FieldTagHelper(encoder)
{
    public IReadOnlyList<Choice> Choices { get; set; } = [];

    /// <summary>The first, empty line; none when empty.</summary>
    public string? Empty { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var chosen = Typed(Name, For.Model) ?? "";
        var html = new StringBuilder();
        html.Append($"{LabelHtml()}{HintAndErrorHtml()}<select class=\"govuk-select{(Error is null ? "" : " govuk-select--error")}\" id=\"{E(Id)}\" name=\"{E(Name)}\"{DescribedBy()}>");
        if (Empty != "") html.Append($"<option value=\"\">{E(Empty ?? Texts.ChooseOne)}</option>");
        foreach (var choice in Choices)
            html.Append($"<option value=\"{E(choice.Value)}\"{(choice.Value == chosen ? " selected" : "")}>{E(choice.Text)}</option>");
        html.Append("</select>");
        Group(output, html.ToString());
    }
}

/// <summary>A file to send.</summary>
[HtmlTargetElement("file-upload", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FileUploadTagHelper(HtmlEncoder encoder) : FieldTagHelper(encoder)
{
    /// <summary>Endings and media types, as in HTML.</summary>
    public string? Accept { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) => Group(output,
        LabelHtml() + HintAndErrorHtml()
        + $"<input class=\"govuk-file-upload{(Error is null ? "" : " govuk-file-upload--error")}\" id=\"{E(Id)}\" name=\"{E(Name)}\" type=\"file\"{(Accept is null ? "" : $" accept=\"{E(Accept)}\"")}{DescribedBy()}>");
}
