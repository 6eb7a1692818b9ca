using Secondments.Contracts.Opportunities.Api;
using Secondments.Pages.Words;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>A line of an opportunity's timeline as a sentence.</summary>
internal static class MomentWords
{
    public static string Of(OpportunityMoment moment) => moment.What switch
    {
        "created" => "Begun as a draft",
        "imported" => "Brought in by an import",
        "changed" => $"Changed{What(moment)}",
        "changed_by_import" => $"Changed by an import{What(moment)}",
        "sent" => "Sent for approval",
        "returned" => "Returned with reasons",
        "opened" => "Opened: people can find it and apply",
        "paused" => "Paused",
        "resumed" => "Opened again after a pause",
        "closed" => $"Closed early{Why(moment)}",
        "closed_at_deadline" => "Closed at its closing date",
        "filled" => "Filled",
        "not_filled" => $"Not filled{Why(moment)}",
        "sent_again" => "Sent for approval as a new round",
        "opened_again" => "Opened again as a new round",
        "archived" => "Archived",
        "withdrawn" => $"Withdrawn{Why(moment)}",
        "co_owners" => "Co-owners changed",
        "taken_over" => "Taken over",
        "taken_down" => "Taken down by the operator",
        "place_taken" => "A place was accepted",
        "last_place_taken" => "The last place was accepted: filled",
        "place_free" => "A place fell free",
        _ => "Something changed",
    };

    /// <summary>The questions whose answers changed.</summary>
    private static string What(OpportunityMoment moment)
    {
        var names = moment.Fields.Select(f => Section.Of($"/details/{f}")?.Name).OfType<string>().Distinct().Select(Lower).ToList();
        return names.Count == 0 ? "" : $": {Say.List(names)}";
    }

    private static string Lower(string name) => char.IsUpper(name[1]) ? name : char.ToLowerInvariant(name[0]) + name[1..];

    private static string Why(OpportunityMoment moment) => moment.Reason is { } code ? $": {ActWords.Reason(code).ToLowerInvariant()}" : "";
}
