using Microsoft.AspNetCore.Mvc.ModelBinding;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;

namespace Secondments.Portal.Pages.Manage.Opportunities.People;

/// <summary>Why somebody is not selected: for them, and for colleagues. First written, then seen as it will arrive.</summary>
internal sealed class NotSelectForm
{
    private const int Longest = 1000;

    public string? Reason { get; set; }

    public string? Line { get; set; }

    public string? Note { get; set; }

    public NotSelectedReason? Read => Choice.Read<NotSelectedReason>(Reason);

    /// <summary>The reason as the person will read it.</summary>
    public string Said => Read is { } reason and not NotSelectedReason.SomethingElse ? EndingWords.Of(reason) : "";

    public NotSelectRequest ToRequest() => new(Read, Empty(Line), Empty(Note));

    /// <summary>False with errors, so that the message is shown only when it can be sent.</summary>
    public bool IsComplete(ModelStateDictionary errors)
    {
        if (Read is null) errors.AddModelError("Form.Reason", "Choose the main reason.");
        if (Read is NotSelectedReason.SomethingElse && string.IsNullOrWhiteSpace(Line)) errors.AddModelError("Form.Line", "Write what the reason is.");
        if (Line?.Length > Longest) errors.AddModelError("Form.Line", $"Write at most {Longest} characters.");
        if (Note?.Length > Longest) errors.AddModelError("Form.Note", $"Write at most {Longest} characters.");
        return errors.IsValid;
    }

    public static string FieldOf(FieldError error) => error.Pointer switch { "/reason" => "Form.Reason", "/line" => "Form.Line", "/note" => "Form.Note", _ => "" };

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
