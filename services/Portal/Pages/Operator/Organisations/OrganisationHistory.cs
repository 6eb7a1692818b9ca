using System.Text.Json;
using Secondments.Contracts.Operator.Api;
using Secondments.Pages.Words;
using Secondments.Portal.Frame;
using Secondments.Portal.Pages.Manage.Activity;

namespace Secondments.Portal.Pages.Operator.Organisations;

/// <summary>What happened to an organisation, from the audit's entries about it; what only keeps books has no line.</summary>
internal static class OrganisationHistory
{
    private const string TheExchange = "system";

    /// <param name="nameOf">By actor, as the audit names them; null when it isn't known any more.</param>
    public static IEnumerable<TimelineLine> Lines(IEnumerable<AuditEntryAnswer> newestFirst, Func<string, string?> nameOf) => newestFirst
        .Where(entry => entry.EntityKind == "organisation" && ActivityWords.Knows(entry.Action))
        .Select(entry => new TimelineLine(entry.At, Who(entry.Actor, nameOf), Sentence(entry)));

    private static string Who(string actor, Func<string, string?> nameOf) =>
        actor == TheExchange ? "The exchange" : nameOf(actor) ?? (actor.StartsWith("client/", StringComparison.Ordinal) ? "A system" : "Somebody whose name is not known any more");

    private static string Sentence(AuditEntryAnswer entry)
    {
        var what = Say.Sentence(ActivityWords.Of(entry.Action));
        return Told(entry.Changes) is { } told ? $"{what}: “{told}”" : what;
    }

    /// <summary>What its people were told with it, where they were.</summary>
    private static string? Told(JsonElement changes) =>
        changes.ValueKind is JsonValueKind.Object && changes.TryGetProperty("notice", out var notice) && notice is { ValueKind: JsonValueKind.Array } && notice.GetArrayLength() == 2
        && notice[1].ValueKind is JsonValueKind.Object && notice[1].TryGetProperty("text", out var text)
            ? text.GetString()
            : null;
}
