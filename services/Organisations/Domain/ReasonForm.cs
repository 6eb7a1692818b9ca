using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

/// <summary>Reads the operator's reasons: one from the list, and a text that those concerned will read.</summary>
internal static class ReasonForm
{
    private const int LongestText = 2000;

    public static Result<Return> Read(ReturnRequest request)
    {
        var errors = new List<FieldError>();
        var (reason, text) = (Chosen(errors, request.Reason), Text(errors, "/needed", request.Needed, "Say what is needed."));
        return errors.Count > 0 ? Incomplete(errors) : new Return(reason, text);
    }

    public static Result<Decline> Read(DeclineRequest request)
    {
        var errors = new List<FieldError>();
        var (reason, text) = (Chosen(errors, request.Reason), Text(errors, "/text", request.Text));
        return errors.Count > 0 ? Incomplete(errors) : new Decline(reason, text);
    }

    public static Result<Suspend> Read(SuspendRequest request)
    {
        var errors = new List<FieldError>();
        var (reason, text) = (Chosen(errors, request.Reason), Text(errors, "/text", request.Text));
        return errors.Count > 0 ? Incomplete(errors) : new Suspend(reason, text);
    }

    public static Result<Lift> Read(LiftRequest request)
    {
        var errors = new List<FieldError>();
        var text = Text(errors, "/text", request.Text);
        return errors.Count > 0 ? Incomplete(errors) : new Lift(text);
    }

    public static Result<Close> Read(CloseRequest request)
    {
        var errors = new List<FieldError>();
        var (reason, text) = (Chosen(errors, request.Reason), Text(errors, "/text", request.Text));
        return errors.Count > 0 ? Incomplete(errors) : new Close(reason, text);
    }

    private static T Chosen<T>(List<FieldError> errors, T? reason) where T : struct, Enum
    {
        if (reason is null) errors.Add(new FieldError("/reason", "missing", "Choose the main reason."));
        return reason ?? default;
    }

    private static string Text(List<FieldError> errors, string pointer, string? text, string missing = "Say why, in words that those concerned will read.") =>
        new PlainText(errors).Needed(pointer, text, LongestText, missing);

    private static Error Incomplete(List<FieldError> errors) => Error.Invalid("organisation.reason_incomplete", errors);
}
