using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Secondments.Pages.Words;

namespace Secondments.Pages.Forms;

/// <summary>
/// What every question has: a name bound to the model, a label (or legend), a hint, the error that stands beside it, and
/// what was typed, which comes back whatever happened to it.
/// </summary>
public abstract class FieldTagHelper(HtmlEncoder encoder) : TagHelper
{
    /// <summary>The member of the page's model.</summary>
    [HtmlAttributeName("for")]
    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>The label is the page's only heading.</summary>
    public bool Heading { get; set; }

    /// <summary>The label is not seen, only heard.</summary>
    public bool HiddenLabel { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Notes the field in the page's order, which is the order of the errors above it.</summary>
    public override void Init(TagHelperContext context) => FieldOrder.Note(ViewContext.HttpContext, Name);

    protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    /// <summary>Of the first control; the error summary links to it.</summary>
    protected string Id => FieldId.Of(Name);

    protected string? Error => ErrorOf(Name);

    protected string? ErrorOf(string name) =>
        ViewContext.ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    /// <summary>What was typed, before what is stored.</summary>
    protected string? Typed(string name, object? stored) =>
        ViewContext.ModelState.TryGetValue(name, out var entry) && entry.AttemptedValue is { } attempted ? attempted : stored?.ToString();

    /// <summary>The values ticked: what was posted, before what is stored.</summary>
    protected IReadOnlyList<string> Ticked(string name, object? stored)
    {
        if (ViewContext.ModelState.TryGetValue(name, out var entry) && entry.RawValue is not null)
            return entry.RawValue is string[] many ? many : [entry.RawValue.ToString() ?? ""];
        return stored switch
        {
            null => [],
            string one => [one],
            System.Collections.IEnumerable several => [.. several.Cast<object>().Select(value => value.ToString() ?? "")],
            _ => [stored.ToString() ?? ""],
        };
    }

    protected string E(string? text) => encoder.Encode(text ?? "");

    /// <summary>The describing parts' ids as an attribute, with a space before it; empty when there are none.</summary>
    protected string DescribedBy(params IEnumerable<string?> others)
    {
        string?[] ids = [string.IsNullOrEmpty(Hint) ? null : $"{Id}-hint", Error is null ? null : $"{Id}-error", .. others];
        var present = string.Join(' ', ids.Where(id => id is not null));
        return present.Length == 0 ? "" : $" aria-describedby=\"{E(present)}\"";
    }

    protected string LabelHtml()
    {
        var classes = Heading ? "govuk-label govuk-label--l" : HiddenLabel ? "govuk-label govuk-visually-hidden" : "govuk-label govuk-!-font-weight-bold";
        var label = $"<label class=\"{classes}\" for=\"{E(Id)}\">{E(Label)}</label>";
        return Heading ? $"<h1 class=\"govuk-label-wrapper\">{label}</h1>" : label;
    }

    protected string LegendHtml()
    {
        if (Heading) return $"<legend class=\"govuk-fieldset__legend govuk-fieldset__legend--l\"><h1 class=\"govuk-fieldset__heading\">{E(Label)}</h1></legend>";
        return $"<legend class=\"govuk-fieldset__legend {(HiddenLabel ? "govuk-visually-hidden" : "govuk-fieldset__legend--s")}\">{E(Label)}</legend>";
    }

    protected string HintAndErrorHtml()
    {
        var html = new StringBuilder();
        if (!string.IsNullOrEmpty(Hint)) html.Append($"<div id=\"{E(Id)}-hint\" class=\"govuk-hint\">{E(Hint)}</div>");
        if (Error is { } error)
            html.Append($"<p id=\"{E(Id)}-error\" class=\"govuk-error-message\"><span class=\"govuk-visually-hidden\">{E(Texts.ErrorWord)}</span> {E(error)}</p>");
        return html.ToString();
    }

    /// <summary>Renders <paramref name="inner"/> in the form group that carries the error's mark.</summary>
    protected void Group(TagHelperOutput output, string inner, string extra = "")
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", $"govuk-form-group{(Error is null ? "" : " govuk-form-group--error")}{extra}");
        output.Content.SetHtmlContent(new HtmlString(inner));
    }
}

/// <summary>
/// The fields of the page in the order in which they were rendered. What was bound and what was found wrong comes in an order of
/// its own: a field that the browser didn't send is last.
/// </summary>
internal static class FieldOrder
{
    private static readonly object Key = new();

    public static void Note(HttpContext page, string name) => Of(page).Add(name);

    /// <summary>Where an error's field stands; after all others where no field has the name.</summary>
    public static int Find(HttpContext page, string name)
    {
        var at = Of(page).FindIndex(field => name == field || name.StartsWith($"{field}.", StringComparison.Ordinal));
        return at < 0 ? int.MaxValue : at;
    }

    private static List<string> Of(HttpContext page)
    {
        if (page.Items[Key] is not List<string> fields) page.Items[Key] = fields = [];
        return fields;
    }
}

/// <summary>The id of a field's first control, so that a summary can link to it without asking the field.</summary>
public static class FieldId
{
    public static string Of(string name) => TagBuilder.CreateSanitizedId(name, "-");
}
