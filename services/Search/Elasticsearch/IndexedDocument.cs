using System.Globalization;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Search.Api;
using Secondments.Kernel;
using Secondments.Search.Domain;
using Secondments.Search.Domain.Text;
using Secondments.Search.Index;

namespace Secondments.Search.Elasticsearch;

/// <summary>What stands in the index for an opportunity: its card and texts as they came, and all that they are found by.</summary>
internal static class IndexedDocument
{
    /// <summary>Closes never. The largest number that a cursor, which holds a double, gives back as it was.</summary>
    private const long Never = 1L << 53;

    public static Dictionary<string, object?> Of(IndexEntry entry, Host? host, WordMemory memory)
    {
        var print = IndexFigure.PrintOf(entry.Fingerprint);
        if (entry.Document is not { } document) return Gone(entry.Id.Value, entry.Version, print);
        var card = document.Card;
        var stems = DocumentStems.Of(document, memory);
        var skills = card.Skills.Select(s => (Key: Tokeniser.Normal(s), Name: s.Trim())).Where(s => s.Key.Length > 0).DistinctBy(s => s.Key).ToList();
        var fields = Gone(entry.Id.Value, entry.Version, print);
        fields["found"] = true;
        fields["hash"] = (long)IndexFigure.HashOf(entry.Id.Value, print);
        fields["organisation"] = card.Organisation;
        fields["ref"] = card.Ref;
        fields["visibility"] = card.Visibility;
        fields["readers"] = Readers(card);
        fields["published"] = card.PublishedAt.ToUnixTimeMilliseconds();
        fields["closes"] = card.ClosesAt?.ToUnixTimeMilliseconds() ?? Never;
        fields["first_day"] = card.Start?.DayNumber ?? int.MinValue;
        fields["last_day"] = card.Start is { } start && card.LengthWeeks is { } weeks ? start.DayNumber + (weeks * 7) - 1 : int.MaxValue;
        fields["points"] = card.Places.Where(p => p is { Latitude: not null, Longitude: not null }).Select(p => new { lat = p.Latitude, lon = p.Longitude });
        fields["kind"] = card.Kind;
        fields["purpose"] = card.Purposes.Distinct();
        fields["band"] = Bands(card).Select(b => b.ToString(CultureInfo.InvariantCulture));
        fields["skill"] = skills.Select(s => s.Key);
        fields["skill_names"] = skills.Select(s => $"{s.Key}{Host.Between}{s.Name}");
        fields["pattern"] = card.Pattern is WorkingPattern.Either ? Enum.GetValues<WorkingPattern>() : card.Pattern is { } pattern ? [pattern] : [];
        fields["length"] = Steps.OfLength(card.LengthWeeks);
        fields["remote"] = Steps.OfRemote(card.RemoteShare);
        fields["title"] = stems.Title;
        fields["skills"] = stems.Skills;
        fields["place"] = stems.Place;
        fields["description"] = stems.Description;
        fields["words"] = stems.Words;
        fields["phrases"] = Phrases(SuggestionKind.Title, card.Title).Concat(card.Skills.SelectMany(s => Phrases(SuggestionKind.Skill, s))).Distinct();
        fields["host"] = host?.Fields();
        fields["card"] = card;
        fields["texts"] = document.Texts;
        return fields;
    }

    /// <summary>What stays of a document that isn't to be found: which version said so.</summary>
    public static Dictionary<string, object?> Gone(Guid id, long version, ulong print = 0) => new()
    {
        ["id"] = id,
        ["version"] = version,
        ["print"] = print.ToString("x16", CultureInfo.InvariantCulture),
        ["found"] = false,
    };

    // A programme's places are its own matter: only the host sees them here.
    private static IEnumerable<OrganisationId> Readers(OpportunityCard card) => card.Visibility switch
    {
        OpportunityVisibility.Public or OpportunityVisibility.Members => [],
        OpportunityVisibility.Partners => card.Partners.Append(card.Organisation).Distinct(),
        _ => [card.Organisation],
    };

    private static IEnumerable<int> Bands(OpportunityCard card) =>
        card.Band is not { } from ? [] : Enumerable.Range(Band.Lowest, Band.Highest).Where(b => b >= from && b <= (card.BandTo ?? from));

    private static IEnumerable<string> Phrases(SuggestionKind kind, string text)
    {
        var words = Tokeniser.Normal(text);
        return words.Length == 0 ? [] : Suggested.Beginnings(words).Select(b => $"{b}{Host.Between}{Words.Of(kind)}{Host.Between}{text.Trim()}");
    }
}
