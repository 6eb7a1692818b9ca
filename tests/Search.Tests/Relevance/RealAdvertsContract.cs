using Secondments.Search.Domain.Text;
using Secondments.Search.Index;
using Secondments.Search.Tests.Index;

namespace Secondments.Search.Tests.Relevance;

/// <summary>Searches over real adverts: what a person would expect comes first.</summary>
public abstract class RealAdvertsContract(Adverts adverts)
{
    [Theory]
    [InlineData("community nurse", "community", "nurs", 5)]
    [InlineData("data analyst", "data", "analyst", 1)]
    [InlineData("secondment project manager", "project", "manager", 5)]
    [InlineData("mental health nurse", "mental", "nurs", 5)]
    [InlineData("occupational therapist", "occupational", "therapist", 5)]
    public async Task Search_AsAPersonWouldAsk_FirstTitlesAreThat(string words, string one, string other, int first)
    {
        var page = await Search(words);

        Assert.True(page.Total >= first);
        Assert.All(page.Hits.Take(first), h =>
        {
            Assert.Contains(one, h.Card.Title, StringComparison.OrdinalIgnoreCase);
            Assert.Contains(other, h.Card.Title, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [InlineData("comunity nurse", "community nurse")]
    [InlineData("data analist", "data analyst")]
    [InlineData("phisiotherapist", "physiotherapist")]
    [InlineData("secondment projcet manager", "secondment project manager")]
    public async Task Search_Misspelt_AnswersWhatWasMeant(string words, string meant)
    {
        var misspelt = await Search(words);
        var right = await Search(meant);

        Assert.Equal(meant, misspelt.DidYouMean);
        Assert.True(misspelt.Corrected);
        Assert.Equal(right.Hits.Select(h => h.Card.Id), misspelt.Hits.Select(h => h.Card.Id));
        Assert.Equal(right.Total, misspelt.Total);
    }

    [Fact]
    public async Task Search_NoWords_FindsEveryAdvert() => Assert.Equal(File.ReadLines(Adverts.File ?? "/dev/null").Count(), (await Search("")).Total);

    private Task<IndexPage> Search(string words)
    {
        if (adverts.Index is null) Assert.Skip(adverts.Missing!);
        return adverts.Index.Search(
            new IndexQuery(Viewer.Visitor, Documents.Now) { Text = QueryText.Parse(words).Value }, TestContext.Current.CancellationToken);
    }
}
