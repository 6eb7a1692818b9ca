namespace Secondments.Contracts.Search.Api;

/// <summary>
/// The query of <c>GET /api/search/opportunities</c>: each member is a parameter of its name, arrays by repeating it. Several
/// values of one name widen, different names narrow. What can't be understood is a 422 that points to the parameter.
/// </summary>
/// <param name="Q">Words, taken literally; at most 200.</param>
/// <param name="Place">A place of the United Kingdom, or a postcode or its first half.</param>
/// <param name="Within">Miles from the place, 1 to 500; 25 when not said.</param>
/// <param name="Band">1 to 9, or a grade's name in any ladder.</param>
/// <param name="Length">See <see cref="LengthStep"/>.</param>
/// <param name="Organisation">Slug or id.</param>
/// <param name="From">yyyy-MM-dd: with <paramref name="To"/> the days on which the person is available; a post must overlap them.</param>
/// <param name="Remote">See <see cref="RemoteStep"/>; or <c>true</c>, <c>false</c>.</param>
/// <param name="Sort">See <see cref="SearchSort"/>.</param>
/// <param name="Size">1 to 100; 20 when not said.</param>
public sealed record SearchRequest(
    string? Q = null,
    string[]? Sector = null,
    string[]? Kind = null,
    string? Place = null,
    string? Within = null,
    string[]? Band = null,
    string[]? Skill = null,
    string[]? Purpose = null,
    string[]? Pattern = null,
    string[]? Length = null,
    string[]? Organisation = null,
    string? From = null,
    string? To = null,
    string[]? Remote = null,
    string? Sort = null,
    string? Cursor = null,
    string? Size = null);
