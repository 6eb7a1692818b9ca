using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Organisations;
using Secondments.Search.Domain.Places;
using Secondments.Search.Index;

namespace Secondments.Search.Domain;

/// <summary>What of another service's snapshot is searched.</summary>
internal static class Indexing
{
    /// <summary>Open ones with places left have a document; everything else is only remembered as gone.</summary>
    public static IndexEntry EntryOf(OpportunityChanged changed, DateTimeOffset now)
    {
        var isFound = changed.IsToBeFound() && (changed.ClosesAt is null || changed.ClosesAt >= now);
        return new IndexEntry(changed.Opportunity, changed.Meta.Version, isFound ? DocumentOf(changed) : null, changed.Fingerprint, changed.Meta.Replay);
    }

    public static OrganisationEntry EntryOf(OrganisationChanged changed) => new(
        changed.Organisation, changed.Meta.Version, changed.Slug, changed.Name, changed.Sector,
        changed is { Removed: false, State: OrganisationState.Verified }, changed.Meta.Replay);

    private static OpportunityDocument DocumentOf(OpportunityChanged changed)
    {
        var d = changed.Details;
        var places = (d.Places ?? []).Select(Located.Of).ToList();
        var purposes = d.Purposes ?? [];
        var card = new OpportunityCard(
            changed.Opportunity, changed.Ref, changed.Slug, changed.Organisation, d.Title!, d.Kind, purposes,
            [.. (d.SkillsWanted ?? []).Select(s => s.Name)], d.Band, d.BandTo, d.EarliestStart, d.LengthWeeks, d.Pattern, d.DaysPerWeek, places,
            d.RemoteShare, d.Salary, d.SalaryRange, d.HomeShare, changed.PlacesLeft,
            changed.FoundBy(), d.Partners ?? [],
            changed.PublishedAt ?? changed.Meta.At, changed.ClosesAt);
        var more = string.Join(" ; ", ((IEnumerable<string?>)[d.Unit, d.Reference, Plain(d.Kind)])
            .Concat(purposes.Select(p => Plain<Purpose>(p)))
            .Concat(d.Objectives ?? [])
            .Concat(d.SkillsGained ?? [])
            .OfType<string>());
        return new OpportunityDocument(card, new OpportunityTexts(d.Description ?? "", Located.Words(places), more));
    }

    private static string? Plain<TEnum>(TEnum? value) where TEnum : struct, Enum => value is { } v ? Words.Of(v).Replace('_', ' ') : null;
}
