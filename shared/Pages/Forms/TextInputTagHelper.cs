using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Secondments.Pages.Forms;

/// <summary>One line of text: <c>&lt;text-input for="Email" label="Work e-mail" type="email" autocomplete="email" /&gt;</c>.</summary>
[HtmlTargetElement("text-input", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextInputTagHelper(HtmlEncoder encoder) : FieldTagHelper(encoder)
{
    private readonly HtmlEncoder _encoder = encoder;

    public string Type { get; set; } = "text";

    public string? Autocomplete { get; set; }

    public string? Inputmode { get; set; }

    /// <summary>How many characters wide: 2, 3, 4, 5, 10, 20 or 30; the whole width when left out.</summary>
    public int? Width { get; set; }

    public string? Prefix { get; set; }

    public string? Suffix { get; set; }

    public bool Spellcheck { get; set; } = true;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // A password is never sent back.
        var value = Type == "password" ? null : Typed(Name, For.Model);
        var input = $"<input class=\"govuk-input{(Error is null ? "" : " govuk-input--error")}{(Width is { } width ? $" govuk-input--width-{width}" : "")}\""
            + $" id=\"{E(Id)}\" name=\"{E(Name)}\" type=\"{E(Type)}\""
            + (string.IsNullOrEmpty(value) ? "" : $" value=\"{E(value)}\"")
            + (Autocomplete is null ? "" : $" autocomplete=\"{E(Autocomplete)}\"")
            + (Inputmode is null ? "" : $" inputmode=\"{E(Inputmode)}\"")
            + (Spellcheck ? "" : " spellcheck=\"false\"")
            + DescribedBy() + Others(output) + ">";
        if (Prefix is not null || Suffix is not null)
        {
            input = "<div class=\"govuk-input__wrapper\">"
                + (Prefix is null ? "" : $"<div class=\"govuk-input__prefix\" aria-hidden=\"true\">{E(Prefix)}</div>")
                + input
                + (Suffix is null ? "" : $"<div class=\"govuk-input__suffix\" aria-hidden=\"true\">{E(Suffix)}</div>")
                + "</div>";
        }
        Group(output, LabelHtml() + HintAndErrorHtml() + input);
    }

    /// <summary>Attributes that the helper doesn't know go to the input.</summary>
    private string Others(TagHelperOutput output)
    {
        using var writer = new StringWriter();
        foreach (var attribute in output.Attributes)
        {
            writer.Write(' ');
            attribute.WriteTo(writer, _encoder);
        }
        return writer.ToString();
    }
}
