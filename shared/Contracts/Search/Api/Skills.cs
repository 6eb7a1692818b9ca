namespace Secondments.Contracts.Search.Api;

/// <summary>Whose words a skill of the taxonomy is in.</summary>
public enum SkillSource
{
    /// <summary>The ESCO classification of the European Commission.</summary>
    Esco,
    /// <summary>The Government Digital and Data Profession Capability Framework.</summary>
    DigitalAndData,
}

/// <summary>One skill of the taxonomy: the answer of <c>GET /api/search/skills/{id}</c>.</summary>
/// <param name="Id">Such as <c>esco:data-mining</c>; good as a value of the search's <c>skill</c> too.</param>
/// <param name="Label">What to write where a skill is asked for.</param>
/// <param name="Uri">Its address in ESCO, where that is known.</param>
/// <param name="Alternatives">Other names for it.</param>
public sealed record SkillAnswer(string Id, string Label, SkillSource Source, string? Uri, IReadOnlyList<string> Alternatives);

/// <param name="Alternative">The other name by which it was found, such as <c>HR</c>; null when the label itself has the words.</param>
public sealed record SkillSuggestion(string Id, string Label, SkillSource Source, string? Alternative);

/// <summary>
/// The answer of <c>GET /api/search/skills?q=</c>: at most ten, those that begin with what is typed first. Nobody has to take
/// one: a skill may be in a person's own words.
/// </summary>
public sealed record SkillSuggestionsAnswer(IReadOnlyList<SkillSuggestion> Items);
