using Secondments.Contracts.Search.Api;
using Secondments.Search.Domain.Skills;

namespace Secondments.Search.Tests.Domain;

/// <summary>The taxonomy that ships, and how it completes what is typed.</summary>
public sealed class SkillsTests
{
    [Fact]
    public void Read_EveryLine_IsATermOfItsOwn()
    {
        var terms = TermFile.Read("skills.tsv").ToList();

        Assert.True(terms.Count > 14_000);
        Assert.Equal(188, terms.Count(t => t.Source is SkillSource.DigitalAndData));
        Assert.Equal(terms.Count, terms.Select(t => t.Id).Distinct().Count());
        Assert.All(terms, t => Assert.True(TermFile.LooksLikeId(t.Id) && t.Label.Length is > 0 and <= 100 && t.Alternatives.All(a => a.Length is > 1 and <= 60), t.Id));
    }

    [Theory]
    [InlineData("data model", "Data modelling", null)]
    [InlineData("data min", "data mining", null)]
    [InlineData("modelling data", "Data modelling", null)]
    [InlineData("HRM", "human resource management", "HRM")]
    [InlineData("change manag", "Change management", null)]
    [InlineData("c++", "C++", null)]
    public void Complete_WhatIsTyped_OffersItFirst(string typed, string label, string? alternative) =>
        Assert.Equal((label, alternative), Complete(typed).First());

    [Fact]
    public void Complete_WordWithin_ComesAfterThoseThatBeginWithIt()
    {
        var labels = Complete("negoti").Select(f => f.Label).ToList();

        Assert.Equal(10, labels.Count);
        Assert.StartsWith("negotiat", labels[0], StringComparison.OrdinalIgnoreCase);
        Assert.All(labels.SkipWhile(l => l.StartsWith("negoti", StringComparison.OrdinalIgnoreCase)), l => Assert.DoesNotMatch("(?i)^negoti", l));
    }

    [Fact]
    public void Complete_Abbreviation_IsWrittenOutToo() => Assert.Contains(Complete("hr"), f => f.Label.Contains("human resource", StringComparison.Ordinal));

    [Fact]
    public void Complete_LabelOfBothTaxonomies_IsOfferedOnce() =>
        Assert.Single(Complete("change management"), f => f.Label.Equals("change management", StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"*():")]
    [InlineData("zzyzx")]
    public void Complete_NothingThere_OffersNothing(string typed) => Assert.Empty(Complete(typed));

    [Theory]
    [InlineData("a")]
    [InlineData("m")]
    public void Complete_OneLetter_IsBounded(string typed) => Assert.Equal(10, Complete(typed).Count());

    private static IEnumerable<(string Label, string? Alternative)> Complete(string typed) =>
        SkillTaxonomy.Shared.Complete(typed, 10).Select(f => (f.Term.Label, f.Alternative));
}
