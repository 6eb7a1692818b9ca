using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Search.Api;
using Secondments.Kernel;
using Secondments.Search.Index;
using static Secondments.Search.Tests.Index.Documents;

namespace Secondments.Search.Tests.Index;

/// <summary>Who finds what: in results, totals, facets, suggestions, corrections and what is similar.</summary>
public abstract class VisibilityContract : OpportunityIndexContract
{
    private static readonly OrganisationId Stranger = new(Guid.Parse("00000000-0000-7000-8000-0000000000ff"));

    public static TheoryData<OpportunityVisibility, string, bool> Matrix
    {
        get
        {
            var rows = new TheoryData<OpportunityVisibility, string, bool>();
            foreach (var who in (string[])["visitor", "signed in", "stranger", "partner", "host"])
            {
                rows.Add(OpportunityVisibility.Public, who, true);
                rows.Add(OpportunityVisibility.Members, who, who != "visitor");
                rows.Add(OpportunityVisibility.Partners, who, who is "partner" or "host");
                rows.Add(OpportunityVisibility.Programme, who, who == "host");
            }
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Search_EachVisibilityAndViewer_FindsOnlyWhatIsTheirs(OpportunityVisibility visibility, string who, bool finds)
    {
        var document = Document("Zoologist", with: c => c with { Visibility = visibility, Partners = [Shelter], Skills = ["Taxidermy"], Purposes = [Purpose.ChangeManagement] });
        var other = Document("Zoologist of another kind", with: c => c with { Organisation = Bank });
        await Put(document, other);

        var viewer = ViewerOf(who);
        var page = await Index.Search(Ask("zoologist", viewer), Cancel);
        var all = await Index.Search(Ask("", viewer), Cancel);

        Assert.Equal(finds, page.Hits.Any(h => h.Card.Id == document.Card.Id));
        Assert.Equal(finds ? 2 : 1, page.Total);
        Assert.Equal(finds ? 2 : 1, all.Total);
        Assert.Equal(finds, page.Facets.SelectMany(f => f.Values).Any(v => v.Label == "Taxidermy"));
        Assert.Equal(finds, (await Index.Similar(document.Card.Id, viewer, Now, 6, Cancel)) is not null);
        Assert.Equal(finds, (await Index.Similar(other.Card.Id, viewer, Now, 6, Cancel))!.Any(h => h.Card.Id == document.Card.Id));
        Assert.Equal(finds, await Index.Find(document.Card.Ref, viewer, Now, Cancel) == document.Card.Id);
    }

    [Fact]
    public async Task Search_SkillThatOnlyAPrivatePostHas_IsAnsweredAsOneThatDoesNotExist()
    {
        await Put(Document("Zoologist", with: c => c with { Visibility = OpportunityVisibility.Partners, Partners = [Shelter], Skills = ["TaxiDermy"] }));

        var known = await Skill("taxidermy", Visitor);
        var unknown = await Skill("taxidermia", Visitor);

        Assert.Equal(unknown with { Value = "taxidermy", Label = "taxidermy" }, known);
        Assert.Equal("TaxiDermy", (await Skill("taxidermy", ViewerOf("partner"))).Label);

        async Task<FacetValue> Skill(string name, Viewer viewer) =>
            (await Index.Search(Ask("", viewer) with { Filters = new IndexFilters { Skills = new HashSet<string> { name } } }, Cancel))
                .Facets.Single(f => f.Name == FacetNames.Skill).Values.Single();
    }

    [Fact]
    public async Task Suggest_TermOfTheTaxonomy_NeedsAPublicDocumentWithItsWords()
    {
        var hidden = Document("Post one", "phlebotomist", c => c with { Visibility = OpportunityVisibility.Members });
        await Put(hidden);
        Assert.Empty(await Index.Suggest("phlebotom", 8, Cancel));

        await Put(Document("Post two", "The phlebotomist of the ward."));

        Assert.Contains(new Suggestion("phlebotomist", SuggestionKind.Occupation, 0), await Index.Suggest("phlebotom", 8, Cancel));
    }

    [Theory]
    [InlineData(OpportunityVisibility.Members)]
    [InlineData(OpportunityVisibility.Partners)]
    [InlineData(OpportunityVisibility.Programme)]
    public async Task Suggest_AndCorrect_KnowPublicDocumentsOnly(OpportunityVisibility visibility)
    {
        await Put(
            Document("Xylophonist", "wonderful marimbaphones", c => c with { Visibility = visibility, Skills = ["Xylography"], Organisation = Bank }),
            Document("Cook"));

        Assert.Empty(await Index.Suggest("xyl", 8, Cancel));
        Assert.Empty(await Index.Suggest("northern", 8, Cancel));
        foreach (var viewer in (Viewer[])[Visitor, ViewerOf("host") with { Organisations = [Bank] }])
        {
            Assert.Null((await Index.Search(Ask("xylophonits", viewer), Cancel)).DidYouMean);
            Assert.Null((await Index.Search(Ask("marimbaphonse", viewer), Cancel)).DidYouMean);
        }
    }

    [Fact]
    public async Task Suggest_DocumentMadePrivateOrGone_ForgetsItsWords()
    {
        var narrowed = Document("Xylophonist");
        var removed = Document("Xenobiologist");
        await Put(narrowed, removed);
        Assert.Equal(2, (await Index.Suggest("x", 8, Cancel)).Count);

        await Index.Write([narrowed.At(2) with { Document = narrowed with { Card = narrowed.Card with { Visibility = OpportunityVisibility.Members } } }, removed.GoneAt(2)], Cancel);

        Assert.Empty(await Index.Suggest("x", 8, Cancel));
        Assert.Null((await Index.Search(Ask("xylophonits"), Cancel)).DidYouMean);
    }

    [Fact]
    public async Task Search_VisibilityNarrowedByANewVersion_IsHiddenAtOnce()
    {
        var document = Document("Zoologist");
        await Put(document);
        Assert.Single(await Titles("zoologist"));

        await Index.Write([document.At(2) with { Document = document with { Card = document.Card with { Visibility = OpportunityVisibility.Members } } }], Cancel);

        Assert.Empty(await Titles("zoologist"));
        Assert.Single(await Titles("zoologist", SignedIn));
    }

    private static Viewer ViewerOf(string who) => who switch
    {
        "visitor" => Visitor,
        "signed in" => SignedIn,
        "stranger" => new Viewer(true, [Stranger]),
        "partner" => new Viewer(true, [Stranger, Shelter]),
        _ => new Viewer(true, [Leeds]),
    };
}
