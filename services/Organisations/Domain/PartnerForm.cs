using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

/// <summary>Reads what an admin wrote to the other side.</summary>
internal static class PartnerForm
{
    private const int LongestNote = 1000;

    public static Result<string?> Note(AskPartnerRequest request)
    {
        var errors = new List<FieldError>();
        var note = new PlainText(errors).Optional("/note", request.Note, LongestNote);
        if (string.IsNullOrWhiteSpace(request.Partner)) errors.Add(new FieldError("/partner", "missing", "Choose the organisation to ask."));
        return errors.Count > 0 ? Error.Invalid("partnership.incomplete", errors) : note;
    }

    public static Result<string> Reason(PartnerReasonRequest request)
    {
        var errors = new List<FieldError>();
        var reason = new PlainText(errors).Needed("/reason", request.Reason, LongestNote, "Say why, in words that the other organisation will read.");
        return errors.Count > 0 ? Error.Invalid("partnership.incomplete", errors) : reason;
    }
}
