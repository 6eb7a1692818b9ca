using System.Text.RegularExpressions;
using Secondments.Contracts.Search.Api;
using Secondments.Search.Domain;
using Secondments.Search.Index;
using Secondments.Search.Tests.Index;

namespace Secondments.Search.Tests.Relevance;

/// <summary>
/// What people would type, and which of the real adverts they would be glad of: a small set of our own judgements, so that a
/// change which makes results worse shows.
/// </summary>
public abstract class JudgedSearchesContract(Adverts adverts)
{
    private const int First = 5;

    // A little under what was seen when the list was last changed.
    private const double LeastShare = 0.90;

    private static readonly (string Words, string Glad, int AtLeast)[] Judged =
    [
        ("OT", @"\bOT\b|occupational therap", 5),
        ("occupational therapist", @"\bOT\b|occupational therap", 5),
        ("PMO", @"\bPMO\b", 2),
        ("project management office", @"\bPMO\b|project|programme", 3),
        ("HR adviser", @"\b(HR|human resources) advis", 3),
        ("human resources advisor", @"\b(HR|human resources)\b", 3),
        ("camhs practitioner", @"CAMHS", 4),
        ("child and adolescent mental health", @"CAMHS|child|adolescent", 5),
        ("HCA", @"HCA|health ?care assistant", 5),
        ("health care assistant", @"HCA|health ?care assistant", 5),
        ("PA", @"\bPA\b|personal assistant|physician associate", 5),
        ("physio", @"physio", 5),
        ("speech therapist", @"speech", 5),
        ("SALT", @"\bSALT\b|speech", 5),
        ("icu nurse", @"\bITU\b|\bICU\b|intensive care", 4),
        ("ANP", @"\bANP\b|advanced nurse", 5),
        ("RMN", @"\bRMN\b|mental (health )?nurse", 5),
        ("ODP", @"\bODP|operating department", 5),
        ("pediatric nurse", @"paediatric", 5),
        ("dietician", @"dieti[ct]ian", 5),
        ("comms manager", @"communications?\b.*manager", 3),
        ("EDI lead", @"equality|diversity", 1),
        ("IT manager", @"\b(IT|ICT)\b", 2),
        ("community nurse", @"community.*nurs|nurs.*community", 5),
        ("comunity nurse", @"community.*nurs|nurs.*community", 5),
        ("phisiotherapist", @"physiotherap", 5),
        ("safegaurding", @"safeguard", 5),
        ("receptionst", @"reception", 5),
        ("project manager", @"projects? manager", 5),
        ("information governance", @"information governance", 3),
    ];

    public static TheoryData<string, string, int> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, int>();
            foreach (var (words, glad, atLeast) in Judged) rows.Add(words, glad, atLeast);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Search_WhatPeopleType_BringsWhatTheyAreGladOfFirst(string words, string glad, int atLeast)
    {
        var titles = (await Search(words)).Hits.Take(First).Select(h => h.Card.Title).ToList();

        Assert.True(titles.Count(t => Regex.IsMatch(t, glad, RegexOptions.IgnoreCase)) >= atLeast, string.Join('\n', titles));
    }

    [Fact]
    public async Task Search_AllOfThem_TogetherAreAsGoodAsTheyWere()
    {
        var good = 0;
        foreach (var (words, glad, _) in Judged)
            good += (await Search(words)).Hits.Take(First).Count(h => Regex.IsMatch(h.Card.Title, glad, RegexOptions.IgnoreCase));

        var share = good / (double)(First * Judged.Length);
        Assert.True(share >= LeastShare, $"{share:0.000} of the first {First} were what somebody would be glad of");
    }

    [Fact]
    public async Task Search_NearLeeds_FindsNursesThereAndNoneElsewhere()
    {
        var page = await Search("community nurse near Leeds");

        Assert.NotEmpty(page.Hits);
        Assert.All(page.Hits, h => Assert.InRange(h.DistanceMiles!.Value, 0, 25));
        // What is at hand there: four posts with nurse in the title.
        Assert.All(page.Hits.Take(First - 1), h => Assert.Matches("(?i)nurs", h.Card.Title));
    }

    [Fact]
    public async Task Search_Abbreviation_FindsMoreThanItsLettersAndTheLettersFirst()
    {
        var page = await Search("OT");

        Assert.True(page.Total > 100);
        Assert.Matches(@"\bOT\b", page.Hits[0].Card.Title);
        Assert.Contains(page.Hits, h => h.Card.Title.Contains("Occupational Therapist", StringComparison.Ordinal) && h.TitleMarks.Count >= 2);
    }

    private async Task<IndexPage> Search(string words)
    {
        if (adverts.Index is null) Assert.Skip(adverts.Missing!);
        var asked = SearchParameters.Parse(new SearchRequest(Q: words), 20, Viewer.Visitor, Documents.Now).Value;
        return await adverts.Index.Search(asked.Query, TestContext.Current.CancellationToken);
    }
}
