using Secondments.Search.Domain.Text;

namespace Secondments.Search.Domain.Skills;

/// <summary>The skills that ship with the service, ready to be looked up: read when they are first asked for.</summary>
internal sealed class SkillTaxonomy
{
    private static readonly Lazy<SkillTaxonomy> Loaded = new(() => new SkillTaxonomy());

    private readonly Dictionary<string, Term> _byId;
    private readonly TermNames _names;

    private SkillTaxonomy()
    {
        var terms = TermFile.Read("skills.tsv").ToList();
        _byId = terms.ToDictionary(t => t.Id, StringComparer.Ordinal);
        _names = new TermNames(terms);
    }

    public static SkillTaxonomy Shared => Loaded.Value;

    public Term? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Skills to complete what is typed with: by its own words, then with an abbreviation in it written out (or the other way round).</summary>
    public IReadOnlyList<(Term Term, string? Alternative)> Complete(string typed, int most)
    {
        var words = Tokeniser.Normal(typed);
        return [.. Synonyms.Rewritten(words).Prepend(words)
            .SelectMany(w => _names.Starting(w, most))
            // The two taxonomies share some labels, and one name for one skill is enough.
            .DistinctBy(found => Tokeniser.Normal(found.Term.Label))
            .Take(most)];
    }
}
