using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>Every negative ending carries a reason from its list, and a text where the list says too little.</summary>
public static class Reasons
{
    private const int LongestText = 1000;

    public static Result<ReasonGiven> Needed(ReasonRequest request, IReadOnlyList<string> codes, DateTimeOffset now)
    {
        var text = PlainText.Trimmed(request.Text);
        List<FieldError> wrong = [];
        if (request.Code is null) wrong.Add(new("/code", "required", $"Choose the main reason: {string.Join(", ", codes)}."));
        else if (!codes.Contains(request.Code)) wrong.Add(new("/code", "unknown", $"Choose one of: {string.Join(", ", codes)}."));
        if (request.Code is OpportunityReasons.SomethingElse && text is null) wrong.Add(new("/text", "required", "Write what the reason is."));
        if (PlainText.Problem(text, LongestText) is { } problem) wrong.Add(new("/text", problem.Code, problem.Detail));
        return wrong.Count > 0 ? Error.Invalid("opportunity.reason", wrong) : new ReasonGiven(request.Code!, text, now);
    }

    /// <summary>A reason where one was given.</summary>
    public static Result<ReasonGiven?> Optional(ReasonRequest request, IReadOnlyList<string> codes, DateTimeOffset now) =>
        request is { Code: null, Text: null } ? (ReasonGiven?)null : Needed(request, codes, now).Map(reason => (ReasonGiven?)reason);

    /// <summary>Why a post comes back: at least one field, each with what to change.</summary>
    public static Result<IReadOnlyList<FieldReason>> ForReturn(IReadOnlyList<FieldReason?> reasons)
    {
        if (reasons.Count == 0)
            return Error.Invalid("opportunity.reason", new FieldError("/reasons", "required", "Write what needs to change, beside at least one field."));
        if (reasons.Count > 50)
            return Error.Invalid("opportunity.reason", new FieldError("/reasons", "too_many", "At most 50 reasons."));
        List<FieldError> wrong = [];
        List<FieldReason> good = [];
        for (var i = 0; i < reasons.Count; i++)
        {
            var text = PlainText.Trimmed(reasons[i]?.Text);
            if (!DetailsFields.IsPointer(reasons[i]?.Pointer))
                wrong.Add(new($"/reasons/{i}/pointer", "unknown", "Name a field of the details, such as /details/title."));
            if (text is null) wrong.Add(new($"/reasons/{i}/text", "required", "Write what needs to change."));
            else if (PlainText.Problem(text, 500) is { } problem) wrong.Add(new($"/reasons/{i}/text", problem.Code, problem.Detail));
            good.Add(new(reasons[i]?.Pointer, text));
        }
        return wrong.Count > 0 ? Error.Invalid("opportunity.reason", wrong) : (Result<IReadOnlyList<FieldReason>>)good;
    }
}
