using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Secondments.Pages.Words;

namespace Secondments.Pages.Parts;

/// <summary>A state's tag: <c>&lt;state-tag label="@StateLabels.Of(…)" /&gt;</c>.</summary>
[HtmlTargetElement("state-tag", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StateTagTagHelper : TagHelper
{
    public StateLabel Label { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "strong";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"govuk-tag govuk-tag--{Label.Colour}");
        output.Content.SetContent(Label.Text);
    }
}

/// <summary>Facts as key and value; holds <c>&lt;summary-row&gt;</c>s.</summary>
[HtmlTargetElement("summary-list")]
public sealed class SummaryListTagHelper : TagHelper
{
    public bool NoBorder { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", $"govuk-summary-list{(NoBorder ? " govuk-summary-list--no-border" : "")}");
    }
}

/// <summary>One fact. Without content it says «Not answered» where a <c>change</c> link is given, and is left out otherwise.</summary>
[HtmlTargetElement("summary-row", ParentTag = "summary-list")]
public sealed class SummaryRowTagHelper(HtmlEncoder encoder) : TagHelper
{
    public string Label { get; set; } = "";

    /// <summary>Where it can be changed.</summary>
    public string? Change { get; set; }

    /// <summary>The link's words when they aren't «Change».</summary>
    public string? ChangeText { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        if (content.IsEmptyOrWhiteSpace)
        {
            if (string.IsNullOrEmpty(Change))
            {
                output.SuppressOutput();
                return;
            }
            content.SetContent(Texts.NotAnswered);
        }
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "govuk-summary-list__row");
        output.Content.AppendHtml($"<dt class=\"govuk-summary-list__key\">{encoder.Encode(Label)}</dt><dd class=\"govuk-summary-list__value sx-wrap\">");
        output.Content.AppendHtml(content);
        output.Content.AppendHtml("</dd>");
        if (!string.IsNullOrEmpty(Change))
        {
            output.Content.AppendHtml($"<dd class=\"govuk-summary-list__actions\"><a class=\"govuk-link\" href=\"{encoder.Encode(Change)}\">{encoder.Encode(ChangeText ?? Texts.Change)}"
                + $"<span class=\"govuk-visually-hidden\"> {encoder.Encode(Lower(Label))}</span></a></dd>");
        }
    }

    private static string Lower(string text) => text.Length > 1 && char.IsUpper(text[1]) ? text : char.ToLowerInvariant(text[0]) + text[1..];
}

public enum TaskState
{
    NotStarted,
    InProgress,
    Completed,
    CannotStart,
}

/// <summary>The parts of a long form; holds <c>&lt;task-item&gt;</c>s.</summary>
[HtmlTargetElement("task-list")]
public sealed class TaskListTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ul";
        output.Attributes.SetAttribute("class", "govuk-task-list");
    }
}

/// <summary>One part, with how far it is.</summary>
[HtmlTargetElement("task-item", ParentTag = "task-list", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TaskItemTagHelper(HtmlEncoder encoder) : TagHelper
{
    public string Text { get; set; } = "";

    public string Href { get; set; } = "";

    public string? Hint { get; set; }

    public TaskState State { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // The helper's own id is that of its place in the source, the same for each turn of a loop.
        var id = $"task-{encoder.Encode(Href.Split('?')[0].Split('/')[^1])}";
        var link = State is not TaskState.CannotStart;
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"govuk-task-list__item{(link ? " govuk-task-list__item--with-link" : "")}");
        var described = string.IsNullOrEmpty(Hint) ? $"{id}-status" : $"{id}-hint {id}-status";
        var name = link
            ? $"<a class=\"govuk-link govuk-task-list__link\" href=\"{encoder.Encode(Href)}\" aria-describedby=\"{described}\">{encoder.Encode(Text)}</a>"
            : $"<div>{encoder.Encode(Text)}</div>";
        var hint = string.IsNullOrEmpty(Hint) ? "" : $"<div id=\"{id}-hint\" class=\"govuk-task-list__hint\">{encoder.Encode(Hint)}</div>";
        var status = State switch
        {
            TaskState.Completed => encoder.Encode(Texts.TaskCompleted),
            TaskState.InProgress => $"<strong class=\"govuk-tag govuk-tag--teal\">{encoder.Encode(Texts.TaskInProgress)}</strong>",
            TaskState.NotStarted => $"<strong class=\"govuk-tag govuk-tag--blue\">{encoder.Encode(Texts.TaskNotStarted)}</strong>",
            _ => $"<strong class=\"govuk-tag govuk-tag--grey\">{encoder.Encode(Texts.TaskCannotStart)}</strong>",
        };
        var colour = State is TaskState.CannotStart ? " govuk-task-list__status--cannot-start-yet" : "";
        output.Content.SetHtmlContent(new HtmlString(
            $"<div class=\"govuk-task-list__name-and-hint\">{name}{hint}</div><div class=\"govuk-task-list__status{colour}\" id=\"{id}-status\">{status}</div>"));
    }
}

/// <summary>What is done, as the heading of a confirmation page; content: the reference.</summary>
[HtmlTargetElement("done-panel")]
public sealed class DonePanelTagHelper(HtmlEncoder encoder) : TagHelper
{
    public string Title { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "govuk-panel govuk-panel--confirmation");
        output.Content.AppendHtml($"<h1 class=\"govuk-panel__title\">{encoder.Encode(Title)}</h1>");
        if (content.IsEmptyOrWhiteSpace) return;
        output.Content.AppendHtml("<div class=\"govuk-panel__body\">");
        output.Content.AppendHtml(content);
        output.Content.AppendHtml("</div>");
    }
}

/// <summary>More about something, folded.</summary>
[HtmlTargetElement("more-details")]
public sealed class MoreDetailsTagHelper(HtmlEncoder encoder) : TagHelper
{
    public string Summary { get; set; } = "";

    public bool Open { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "details";
        output.Attributes.SetAttribute("class", "govuk-details");
        if (Open) output.Attributes.SetAttribute(new TagHelperAttribute("open"));
        output.Content.AppendHtml($"<summary class=\"govuk-details__summary\"><span class=\"govuk-details__summary-text\">{encoder.Encode(Summary)}</span></summary><div class=\"govuk-details__text\">");
        output.Content.AppendHtml(content);
        output.Content.AppendHtml("</div>");
    }
}

/// <summary>What must not be overlooked, set apart.</summary>
[HtmlTargetElement("inset-text")]
public sealed class InsetTextTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "govuk-inset-text");
    }
}

/// <summary>What happens if this is done, where it can't be undone.</summary>
[HtmlTargetElement("warning-text")]
public sealed class WarningTextTagHelper(HtmlEncoder encoder) : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "govuk-warning-text");
        output.Content.AppendHtml($"<span class=\"govuk-warning-text__icon\" aria-hidden=\"true\">!</span><strong class=\"govuk-warning-text__text\"><span class=\"govuk-visually-hidden\">{encoder.Encode(Texts.Warning)}</span> ");
        output.Content.AppendHtml(content);
        output.Content.AppendHtml("</strong>");
    }
}

/// <summary>The next page of a list, and the first: lists have cursors, not page numbers. Keeps the rest of the address's query.</summary>
[HtmlTargetElement("page-links", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PageLinksTagHelper(HtmlEncoder encoder) : TagHelper
{
    public string? Next { get; set; }

    public string? Previous { get; set; }

    [HtmlAttributeNotBound]
    [Microsoft.AspNetCore.Mvc.ViewFeatures.ViewContext]
    public Microsoft.AspNetCore.Mvc.Rendering.ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var first = request.Query.ContainsKey("cursor");
        if (string.IsNullOrEmpty(Next) && string.IsNullOrEmpty(Previous) && !first)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-pagination");
        output.Attributes.SetAttribute("aria-label", Texts.Pagination);
        var html = "";
        if (!string.IsNullOrEmpty(Previous))
            html += Link("prev", QueryLinks.With(request, "cursor", Previous), Texts.PreviousPage, "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z");
        else if (first)
            html += Link("prev", QueryLinks.With(request, "cursor", null), Texts.FirstPage, "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z");
        if (!string.IsNullOrEmpty(Next))
            html += Link("next", QueryLinks.With(request, "cursor", Next), Texts.NextPage, "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z");
        output.Content.SetHtmlContent(new HtmlString(html));
    }

    private string Link(string rel, string href, string text, string arrow)
    {
        var icon = $"<svg class=\"govuk-pagination__icon govuk-pagination__icon--{rel}\" xmlns=\"http://www.w3.org/2000/svg\" height=\"13\" width=\"15\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 15 13\"><path d=\"{arrow}\"></path></svg>";
        var words = $"<span class=\"govuk-pagination__link-title\">{encoder.Encode(text)}</span>";
        return $"<div class=\"govuk-pagination__{rel}\"><a class=\"govuk-link govuk-pagination__link\" href=\"{encoder.Encode(href)}\" rel=\"{rel}\">{(rel == "prev" ? icon + words : words + icon)}</a></div>";
    }
}
