using Secondments.Contracts.Opportunities;
using Secondments.Kernel;

namespace Secondments.Search.Index;

/// <summary>What is known of one opportunity at one version: its document, or null when it isn't (or no longer) to be found.</summary>
/// <param name="Fingerprint">Of the snapshot that it comes from.</param>
/// <param name="Again">It is told again: it stands also against its own version, in case that was lost.</param>
public sealed record IndexEntry(OpportunityId Id, long Version, OpportunityDocument? Document, string? Fingerprint = null, bool Again = false);

/// <summary>One opportunity as it is searched and shown on a card, and its long texts.</summary>
public sealed record OpportunityDocument(OpportunityCard Card, OpportunityTexts Texts);

/// <summary>What a card shows and results are narrowed by.</summary>
public sealed record OpportunityCard(
    OpportunityId Id,
    string Ref,
    string Slug,
    OrganisationId Organisation,
    string Title,
    OpportunityKind? Kind,
    IReadOnlyList<Purpose> Purposes,
    IReadOnlyList<string> Skills,
    int? Band,
    int? BandTo,
    DateOnly? Start,
    int? LengthWeeks,
    WorkingPattern? Pattern,
    decimal? DaysPerWeek,
    IReadOnlyList<Place> Places,
    int? RemoteShare,
    SalaryArrangement? Salary,
    SalaryRange? SalaryRange,
    int? HomeShare,
    int PlacesLeft,
    OpportunityVisibility Visibility,
    IReadOnlyList<OrganisationId> Partners,
    DateTimeOffset PublishedAt,
    DateTimeOffset? ClosesAt);

/// <param name="PlaceWords">Names by which its places are also found: county, postcode district.</param>
/// <param name="More">Objectives, skills gained, unit: searched with the description, never shown in a snippet.</param>
public sealed record OpportunityTexts(string Description, string PlaceWords, string More);

/// <summary>What the index needs of an organisation. Documents of one that isn't <paramref name="Shown"/> stay out of every result.</summary>
/// <param name="Again">As with <see cref="IndexEntry"/>.</param>
public sealed record OrganisationEntry(OrganisationId Id, long Version, string Slug, string Name, Sector Sector, bool Shown, bool Again = false);
