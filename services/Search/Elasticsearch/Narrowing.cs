using System.Globalization;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Search.Api;
using Secondments.Kernel;
using Secondments.Search.Domain;
using Secondments.Search.Domain.Text;
using Secondments.Search.Index;

namespace Secondments.Search.Elasticsearch;

/// <summary>What a question lets through besides its words, as clauses of the query itself.</summary>
internal static class Narrowing
{
    /// <summary>All that everybody may know of: what suggestions, corrections and the vocabulary are made of.</summary>
    public static readonly object Public = Clauses.All([Clauses.Term("host.shown", true), Clauses.Term("visibility", Words.Of(OpportunityVisibility.Public))]);

    /// <summary>What the viewer may see: public, then what signed-in people see, then what names their organisations.</summary>
    public static object Visible(Viewer viewer)
    {
        if (!viewer.SignedIn) return Public;
        var visibilities = new[] { OpportunityVisibility.Public, OpportunityVisibility.Members }.Select(Words.Of);
        return Clauses.All(
        [
            Clauses.Term("host.shown", true),
            Clauses.Any([Clauses.Terms("visibility", visibilities), Clauses.Terms("readers", viewer.Organisations.Select(o => (object)o))]),
        ]);
    }

    /// <summary>Open now, near enough, and on days that the person is available: what every facet obeys.</summary>
    public static IEnumerable<object> OpenAndNear(IndexQuery query)
    {
        yield return Open(query.Now);
        if (query.From is { } from) yield return Clauses.AtLeast("last_day", from.DayNumber);
        if (query.To is { } to) yield return Clauses.AtMost("first_day", to.DayNumber);
        if (query.Near is { WithinMiles: { } miles } near)
        {
            yield return Clauses.Of("geo_distance", new Dictionary<string, object>
            {
                ["distance"] = string.Create(CultureInfo.InvariantCulture, $"{miles}mi"),
                ["points"] = new { lat = near.Latitude, lon = near.Longitude },
            });
        }
    }

    public static object Open(DateTimeOffset now) => Clauses.AtLeast("closes", now.ToUnixTimeMilliseconds());

    /// <summary>What each name that narrows lets through, by the name of its facet.</summary>
    /// <param name="organisations">Those that the filter names and that there are.</param>
    public static Dictionary<string, object> Facets(IndexFilters filters, IEnumerable<OrganisationId> organisations)
    {
        var clauses = new Dictionary<string, object>(StringComparer.Ordinal);
        Add(FacetNames.Sector, "host.sector", filters.Sectors.Select(Words.Of));
        Add(FacetNames.Kind, FacetNames.Kind, filters.Kinds.Select(Words.Of));
        Add(FacetNames.Purpose, FacetNames.Purpose, filters.Purposes.Select(Words.Of));
        Add(FacetNames.Band, FacetNames.Band, filters.Bands.Select(b => b.ToString(CultureInfo.InvariantCulture)));
        Add(FacetNames.Skill, FacetNames.Skill, filters.Skills.Select(Tokeniser.Normal));
        Add(FacetNames.Pattern, FacetNames.Pattern, filters.Patterns.Select(Words.Of));
        Add(FacetNames.Length, FacetNames.Length, filters.Lengths.Select(Words.Of));
        Add(FacetNames.Remote, FacetNames.Remote, filters.Remotes.Select(Words.Of));
        if (filters.Organisations.Count > 0) clauses[FacetNames.Organisation] = Clauses.Terms("organisation", organisations.Select(o => (object)o));
        return clauses;

        void Add(string facet, string field, IEnumerable<string> values)
        {
            object[] asked = [.. values];
            if (asked.Length > 0) clauses[facet] = Clauses.Terms(field, asked);
        }
    }
}
