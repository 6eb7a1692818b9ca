using Secondments.Search.Domain.Text;

namespace Secondments.Search.Tests.Domain;

public sealed class TextTests
{
    [Theory]
    // Porter's own examples, from each step of the paper.
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("cats", "cat")]
    [InlineData("feed", "feed")]
    [InlineData("agreed", "agre")]
    [InlineData("plastered", "plaster")]
    [InlineData("motoring", "motor")]
    [InlineData("sing", "sing")]
    [InlineData("hopping", "hop")]
    [InlineData("falling", "fall")]
    [InlineData("filing", "file")]
    [InlineData("happy", "happi")]
    [InlineData("sky", "sky")]
    [InlineData("relational", "relat")]
    [InlineData("conditional", "condit")]
    [InlineData("triplicate", "triplic")]
    [InlineData("hopefulness", "hope")]
    [InlineData("adjustment", "adjust")]
    [InlineData("adoption", "adopt")]
    [InlineData("probate", "probat")]
    [InlineData("controlling", "control")]
    // Ours.
    [InlineData("community", "communiti")]
    [InlineData("communities", "communiti")]
    [InlineData("communication", "communicat")]
    [InlineData("organisations", "organis")]
    [InlineData("organised", "organis")]
    [InlineData("organs", "organ")]
    [InlineData("secondments", "secondment")]
    [InlineData("seconds", "second")]
    [InlineData("b2b", "b2b")]
    public void Stem_Word_IsAsThePaperSays(string word, string stem) => Assert.Equal(stem, Stemmer.Stem(word));

    [Theory]
    [InlineData("Nurse's C++, c# & .NET!", "nurses cplusplus csharp dotnet")]
    [InlineData("organization", "organisation")]
    [InlineData("prize size", "prize size")]
    [InlineData("Crèche-leader", "creche leader")]
    [InlineData("IT it", "ict it")]
    [InlineData("e\u0301cole", "ecole")]
    [InlineData("\U0001F600 smile 日本", "smile 日本")]
    [InlineData("", "")]
    public void Normal_Text_IsItsWords(string text, string words) => Assert.Equal(words, Tokeniser.Normal(text));

    [Theory]
    [InlineData("analist", "analyst", 1)]
    [InlineData("nruse", "nurse", 1)]
    [InlineData("comunity", "community", 1)]
    [InlineData("nurse", "nurse", 0)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("cook", "nurse", 3)]
    public void Distance_TwoWords_IsTheSlipsBetweenThem(string a, string b, int slips)
    {
        Assert.Equal(slips, Spelling.Distance(a, b, 2));
        Assert.Equal(slips, Spelling.Distance(b, a, 2));
        Assert.True(slips > 2 || Spelling.MayBeNear(Spelling.Letters(a), Spelling.Letters(b), 2));
    }

    [Fact]
    public void Parse_TenThousandWords_IsRefusedWithoutReadingThemAll()
    {
        var refused = QueryText.Parse(string.Join(' ', Enumerable.Repeat("a", 10_000)));

        Assert.Equal("search.too_long", refused.Error!.Code);
        Assert.Equal("search.too_many_terms", QueryText.Parse(string.Join(' ', Enumerable.Repeat("a", 201))).Error!.Code);
    }

    [Theory]
    // A number: an attribute can't hold half of a pair.
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    [InlineData(0x0000)]
    [InlineData(0x202E)]
    [InlineData(0x2066)]
    public void Parse_WhatCantBeShown_IsRefused(int character) =>
        Assert.Equal("search.unreadable", QueryText.Parse($"nurse{(char)character}").Error!.Code);

    [Fact]
    public void Parse_SmallWords_CountOnlyWhenNothingElseIsThere()
    {
        Assert.Equal(["nurs", "leed"], QueryText.Parse("a nurse in Leeds").Value.Wordings.SelectMany(w => w.Stems));
        Assert.Equal(["the"], QueryText.Parse("the").Value.Wordings.SelectMany(w => w.Stems));
    }

    [Fact]
    public void With_MendedWords_KeepsTheRestAsTyped()
    {
        var text = QueryText.Parse("  Comunity, nruse (Leeds)").Value;

        Assert.Equal(
            "community, nurse (Leeds)",
            text.With(new Dictionary<Token, string> { [text.Words[0]] = "community", [text.Words[1]] = "nurse" }));
    }
}
