using Secondments.Search.Domain.Text;

namespace Secondments.Search.Tests.Domain;

public sealed class SynonymsTests
{
    [Theory]
    [InlineData("ot", "occupational therapist")]
    [InlineData("pmo", "project management office")]
    [InlineData("pmo", "programme management office")]
    [InlineData("hr", "human resources")]
    [InlineData("ba", "business analyst")]
    [InlineData("sro", "senior responsible owner")]
    [InlineData("ahp", "allied health professional")]
    [InlineData("camhs", "child and adolescent mental health services")]
    [InlineData("edi", "equality diversity and inclusion")]
    public void Of_Abbreviation_IsWrittenOutAndBack(string abbreviation, string written)
    {
        Assert.Contains(written, Synonyms.Of(abbreviation)!.Others);
        Assert.Contains(abbreviation, Synonyms.Of(SmallWords.Without(written))!.Others);
    }

    [Theory]
    [InlineData("adviser", "advisor")]
    [InlineData("paediatric", "pediatric")]
    [InlineData("healthcare", "health care")]
    public void Of_Spelling_IsTheSameBothWays(string one, string other)
    {
        Assert.Contains(other, Synonyms.Of(one)!.Same);
        Assert.Contains(one, Synonyms.Of(other)!.Same);
        Assert.Empty(Synonyms.Of(one)!.Others.Intersect([other]));
    }

    [Fact]
    public void Of_AbbreviationOfTwoThings_StandsForBothButThoseNotForEachOther()
    {
        Assert.Superset(new HashSet<string> { "personal assistant", "physician associate" }, Synonyms.Of("pa")!.Others.ToHashSet());
        Assert.DoesNotContain("physician associate", Synonyms.Of("personal assistant")!.Others);
    }

    [Fact]
    public void Parse_Abbreviation_AsksForThePhraseBesideTheWord()
    {
        var group = Assert.Single(QueryText.Parse("PMO").Value.Required);

        Assert.Equal(["pmo"], group.Same.Select(w => w.ToString()));
        Assert.Contains("=project manag offic", group.Others.Select(w => w.ToString()));
        Assert.True(QueryText.Parse("PMO").Value.IsWide);
    }

    [Fact]
    public void Parse_NameOfAnOccupation_KnowsItsOtherNames()
    {
        Assert.NotEmpty(QueryText.Parse("health and safety adviser").Value.Required);
        Assert.Contains("=credit clerk", QueryText.Parse("credit analyst").Value.Instead.Select(w => w.ToString()));
        Assert.Empty(QueryText.Parse("credit analyst in hospitals").Value.Instead);
        Assert.Empty(QueryText.Parse("midwife").Value.Instead);
    }

    [Fact]
    public void Parse_SpellingOfAKnownWord_AsksForBothAlike()
    {
        var groups = QueryText.Parse("HR adviser").Value.Required;

        Assert.Equal(2, groups.Count);
        Assert.Equal(["advis", "=advisor"], groups[1].Same.Select(w => w.ToString()));
        Assert.Empty(groups[1].Others);
    }
}
