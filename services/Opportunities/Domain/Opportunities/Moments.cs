using System.Text.Json;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>One entry of the audit, as it was written.</summary>
/// <param name="Action"><c>opportunity.save_details</c>.</param>
/// <param name="Changes">Member → [old, new]; a personal one [].</param>
public sealed record AuditedTurn(DateTimeOffset At, string Actor, string Action, long Version, JsonElement Changes);

/// <summary>
/// What an entry of the audit tells the host's own people, as a line of the timeline. The audit is written with every turn, so
/// that nothing that happened is missing, and nothing needs to be kept twice.
/// </summary>
public static class Moments
{
    private const string Person = "person/";

    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["create_draft"] = "created",
        ["take_imported_row"] = "imported",
        ["save_details"] = "changed",
        ["submit"] = "sent",
        ["return"] = "returned",
        ["publish"] = "opened",
        ["pause"] = "paused",
        ["resume"] = "resumed",
        ["close"] = "closed",
        ["close_if_due"] = "closed_at_deadline",
        ["mark_filled"] = "filled",
        ["mark_not_filled"] = "not_filled",
        ["reopen"] = "sent_again",
        ["archive"] = "archived",
        ["withdraw"] = "withdrawn",
        ["name_co_owners"] = "co_owners",
        ["take_over"] = "taken_over",
        ["take_down"] = "taken_down",
        ["claim_place"] = "place_taken",
        ["release_place"] = "place_free",
    };

    /// <summary>The actions that have a line.</summary>
    public static readonly IReadOnlyList<string> Actions = [.. Codes.Keys.Select(code => $"opportunity.{code}")];

    /// <summary>Null where nothing happened that anybody would notice, such as a deadline that was moved before it came.</summary>
    /// <param name="nameOf">The name of a colleague; null when it isn't known any more.</param>
    public static OpportunityMoment? Of(AuditedTurn turn, Func<Guid, string?> nameOf)
    {
        if (!Codes.TryGetValue(turn.Action["opportunity.".Length..], out var code)) return null;
        var state = StateAfter(turn.Changes);
        code = (code, state) switch
        {
            ("closed_at_deadline", null) => "",
            ("sent", OpportunityState.Live) => "opened",
            ("sent_again", OpportunityState.Live) => "opened_again",
            ("imported", _) when turn.Version == 1 => "imported",
            ("imported", _) when !turn.Changes.TryGetProperty("details", out _) && state is null => "",
            ("imported", _) => "changed_by_import",
            ("changed", OpportunityState.Filled) => "filled",
            ("place_taken", OpportunityState.Filled) => "last_place_taken",
            _ => code,
        };
        if (code.Length == 0) return null;
        var who = WhoDid(turn.Actor, code);
        // Who takes a place is told where people are chosen, not here.
        var name = who == "host" && Guid.TryParse(turn.Actor[Person.Length..], out var person) ? nameOf(person) : null;
        return new(turn.At, code, who, name, Fields(turn.Changes), Reason(turn.Changes));
    }

    /// <summary>The colleagues that these entries name.</summary>
    public static IEnumerable<Guid> People(IEnumerable<AuditedTurn> turns) => turns
        .Where(t => t.Actor.StartsWith(Person, StringComparison.Ordinal))
        .Select(t => Guid.TryParse(t.Actor[Person.Length..], out var id) ? id : Guid.Empty)
        .Distinct();

    private static string WhoDid(string actor, string code) =>
        code is "place_taken" or "last_place_taken" or "place_free" ? "applicant"
        : actor == "system" || code == "taken_down" ? "exchange"
        : actor.StartsWith(Person, StringComparison.Ordinal) ? "host"
        : "system";

    private static OpportunityState? StateAfter(JsonElement changes) =>
        changes.TryGetProperty("state", out var state) && state.GetArrayLength() == 2 && state[0].ValueKind is not JsonValueKind.Null
            ? Enum.GetValues<OpportunityState>().Cast<OpportunityState?>().FirstOrDefault(s => Transitions.Word(s!.Value) == state[1].GetString())
            : null;

    /// <summary>The members of the details that changed. Of the contact, which is a person's, the audit says only that it did.</summary>
    private static IReadOnlyList<string> Fields(JsonElement changes)
    {
        List<string> fields = [];
        if (changes.TryGetProperty("details", out var details) && details is { ValueKind: JsonValueKind.Array } && details.GetArrayLength() == 2
            && details[0].ValueKind is JsonValueKind.Object)
            fields.AddRange(DetailsFields.All.Where(f => !Same(Member(details[0], f), Member(details[1], f))));
        // With the first version everything is new.
        if (changes.TryGetProperty("contact", out _) && !changes.TryGetProperty("ref", out _)) fields.Add("contactName");
        return fields;
    }

    private static string? Reason(JsonElement changes) =>
        changes.TryGetProperty("ended", out var ended) && ended.GetArrayLength() == 2 && ended[1].ValueKind is JsonValueKind.Object
            ? Member(ended[1], "code")?.GetString()
            : null;

    private static JsonElement? Member(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    private static bool Same(JsonElement? a, JsonElement? b) => (a, b) switch
    {
        (null, null) => true,
        ({ } x, { } y) => JsonElement.DeepEquals(x, y),
        _ => false,
    };
}
