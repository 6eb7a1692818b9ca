using Secondments.Grains;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;

namespace Secondments.Portal.Frame;

/// <summary>
/// The names that a skill usually goes by, for pages that ask for one: under the field as it is typed with script, and
/// without it as answers to choose from once the person asks for them. Their own words are always an answer.
/// </summary>
internal sealed class KnownSkills(SearchClient search)
{
    /// <summary>Where the field's suggestions come from.</summary>
    public const string Source = "/api/search/skills?q=";

    private const int Most = 6;

    /// <summary>What to choose from for what is typed, its own words last; null where there is nothing to choose.</summary>
    public async Task<IReadOnlyList<Choice>?> Find(string? typed, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        try
        {
            var found = (await search.Skills(typed, cancel)).OrNone()?.Items.Select(i => i.Label) ?? [];
            var others = found.Where(label => !label.Equals(typed.Trim(), StringComparison.OrdinalIgnoreCase)).Take(Most).ToList();
            return others.Count == 0 ? null : [.. others.Select(label => new Choice(label, label)), new Choice("", $"Keep “{typed.Trim()}”", Divider: true)];
        }
        catch (UnavailableException)
        {
            return null;
        }
    }
}
