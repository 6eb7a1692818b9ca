using Secondments.Contracts.Opportunities;
using Secondments.Kernel;

namespace Secondments.Contracts.Search.Api;

/// <summary>One result: what a card shows.</summary>
/// <param name="Ref">The short reference; with <paramref name="Slug"/> the address of its page.</param>
/// <param name="Place">Its places in words, <c>Leeds</c> or <c>Leeds and 2 more</c>; null when none is said.</param>
/// <param name="RemoteShare">0 to 100, per cent.</param>
/// <param name="ClosesAt">The last instant at which an application can be sent; null when it has no closing date.</param>
/// <param name="DaysLeft">Whole days in Europe/London until the closing date; 0 on the day itself.</param>
/// <param name="DistanceMiles">From the place asked for to the nearest of its places; null when either isn't known.</param>
/// <param name="TitleMarks">Where the words asked for are in <paramref name="Title"/>.</param>
/// <param name="Snippet">The piece of its text that best shows why it matched; null without words.</param>
public sealed record SearchHit(
    OpportunityId Id,
    string Ref,
    string Slug,
    string Title,
    SearchHitOrganisation Organisation,
    OpportunityKind? Kind,
    string? Place,
    int? RemoteShare,
    DateOnly? Start,
    int? LengthWeeks,
    WorkingPattern? Pattern,
    decimal? DaysPerWeek,
    int? Band,
    int? BandTo,
    SalaryArrangement? Salary,
    SalaryRange? SalaryRange,
    int? HomeShare,
    int PlacesLeft,
    OpportunityVisibility Visibility,
    DateTimeOffset PublishedAt,
    DateTimeOffset? ClosesAt,
    int? DaysLeft,
    double? DistanceMiles,
    IReadOnlyList<Mark> TitleMarks,
    Snippet? Snippet);

public sealed record SearchHitOrganisation(OrganisationId Id, string Slug, string Name, Sector Sector, bool Verified);

/// <summary>A piece of text with the words asked for marked. Plain text: encode it when it is shown.</summary>
/// <param name="CutBefore">Text was left out before; <paramref name="CutAfter"/>: after.</param>
public sealed record Snippet(string Text, IReadOnlyList<Mark> Marks, bool CutBefore, bool CutAfter);

/// <summary>A range in a text, in UTF-16 code units.</summary>
public sealed record Mark(int Start, int Length);

/// <summary>The answer of <c>GET /api/search/similar/{id}</c>: at most six, nearest in meaning first.</summary>
public sealed record SimilarAnswer(IReadOnlyList<SearchHit> Items);

public enum SuggestionKind
{
    Title,
    Skill,
    Organisation,
    /// <summary>What a kind of post is usually called.</summary>
    Occupation,
}

/// <summary>
/// One way to complete what is typed; drawn from public opportunities, and after those from skills and occupations of the
/// taxonomy whose words public opportunities have.
/// </summary>
/// <param name="Opportunities">How many public opportunities have it as a title, skill or organisation.</param>
public sealed record Suggestion(string Text, SuggestionKind Kind, int Opportunities);

/// <summary>The answer of <c>GET /api/search/suggestions?q=</c>.</summary>
public sealed record SuggestionsAnswer(IReadOnlyList<Suggestion> Items);
