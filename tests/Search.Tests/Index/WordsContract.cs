using Secondments.Contracts.Opportunities;
using Secondments.Search.Domain.Text;
using static Secondments.Search.Tests.Index.Documents;

namespace Secondments.Search.Tests.Index;

/// <summary>Words: what they find, in which order, how they are marked, and that signs mean nothing.</summary>
public abstract class WordsContract : OpportunityIndexContract
{
    [Theory]
    [InlineData("manage projects", "Project manager")]
    [InlineData("analysing", "Analyse housing data")]
    [InlineData("ANALYSE", "Analyse housing data")]
    [InlineData("organizational", "Organisational design lead")]
    [InlineData("cafe", "Café lead")]
    [InlineData("hr", "Human resources partner")]
    [InlineData("human resources", "Human resources partner")]
    [InlineData("c++", "C++ engineer")]
    [InlineData("it", "IT trainer")]
    public async Task Search_AnotherFormOfTheWord_Finds(string words, string title)
    {
        await Put(
            Document("Project manager"), Document("Analyse housing data"), Document("Organisational design lead"), Document("Café lead"),
            Document("Human resources partner"), Document("C++ engineer"), Document("IT trainer"), Document("Gardener", "It is a fine post at the C side."));

        Assert.Equal([title], await Titles(words));
    }

    [Theory]
    [InlineData("community", "Community nurse", "Communications officer")]
    [InlineData("communication", "Communications officer", "Community nurse")]
    [InlineData("organ", "Organ transplant nurse", "Organisation designer")]
    public async Task Search_WordOfTheSameBeginningButAnotherMeaning_DoesNotFind(string words, string found, string other)
    {
        await Put(Document(found), Document(other));

        Assert.Equal([found], await Titles(words));
    }

    [Fact]
    public async Task Search_SameWordInDifferentFields_TitleComesBeforeSkillsBeforeDescription()
    {
        await Put(
            Document("Post one", "We look for somebody with facilitation to their name."),
            Document("Post two", with: c => c with { Skills = ["Facilitation"] }),
            Document("Facilitation lead"));

        Assert.Equal(["Facilitation lead", "Post two", "Post one"], await Titles("facilitation"));
    }

    [Theory]
    [InlineData("pmo", "PMO officer", "Project management office lead", "Programme Management Office lead")]
    [InlineData("programme management office", "Programme Management Office lead", "PMO officer", "Project management office lead")]
    [InlineData("hr adviser", "HR advisor", "Human Resources adviser")]
    public async Task Search_InOtherWords_ComesAfterTheWordsAsTyped(string words, params string[] titles)
    {
        await Put(
            Document("Project management office lead"), Document("Programme Management Office lead"), Document("PMO officer"),
            Document("HR advisor"), Document("Human Resources adviser"), Document("Project office", "Management of the project."));

        var found = await Titles(words);

        Assert.Equal(titles[0], found[0]);
        Assert.Equal(titles.Order(), found.Order());
    }

    [Fact]
    public async Task Search_InOtherWords_OnlyThePhraseCountsAndIsMarkedAsOne()
    {
        await Put(Document("Occupational health and a therapist"), Document("Senior occupational therapist"));

        var hit = Assert.Single((await Index.Search(Ask("OT"), Cancel)).Hits);

        Assert.Equal("Senior occupational therapist", hit.Card.Title);
        Assert.Equal(["occupational", "therapist"], hit.TitleMarks.Select(m => hit.Card.Title.Substring(m.Start, m.Length)));
    }

    [Fact]
    public async Task Search_NameOfAnOccupation_FindsItsOtherNamesBehind()
    {
        await Put(Document("Credit clerk"), Document("Credit analyst"), Document("Clerk with credit"));

        Assert.Equal(["Credit analyst", "Credit clerk"], await Titles("credit analyst"));
    }

    [Fact]
    public async Task Search_OrganisationOrPlace_Finds()
    {
        await Put(
            Document("Planner", with: c => c with { Organisation = Shelter }),
            Document("Surveyor", with: c => c with { Places = [new Place("Wakefield")] }));

        Assert.Equal(["Planner"], await Titles("harbour"));
        Assert.Equal(["Surveyor"], await Titles("wakefield"));
    }

    [Fact]
    public async Task Search_SeveralWords_AllMustBeThere()
    {
        await Put(Document("Community nurse"), Document("Nurse"), Document("Community manager"));

        Assert.Equal(["Community nurse"], await Titles("community nurse"));
    }

    [Fact]
    public async Task Search_Secondment_ExcludesNothingButComesFirst()
    {
        await Put(Document("Project manager"), Document("Project manager on secondment"), Document("Cook"));

        Assert.Equal(["Project manager on secondment", "Project manager"], await Titles("secondment project manager"));
        Assert.Equal(3, (await Index.Search(Ask("secondment"), Cancel)).Total);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\"nurse")]
    [InlineData("nurse\" OR \"cook")]
    [InlineData("nurse OR cook")]
    [InlineData("nurse AND cook")]
    [InlineData("nurse NOT cook")]
    [InlineData("NEAR(nurse cook)")]
    [InlineData("nurse*")]
    [InlineData("title:nurse")]
    [InlineData("{title skills} : nurse")]
    [InlineData("^nurse")]
    [InlineData("nurse) OR (cook")]
    [InlineData("((((")]
    [InlineData("nurse + cook")]
    [InlineData("-cook")]
    [InlineData("'; DROP TABLE documents; --")]
    [InlineData("nurse \\ cook")]
    [InlineData("*")]
    [InlineData("nurse AND NOT NOT")]
    public async Task Search_SignsAndWordsOfAnEngine_AreTakenLiterally(string words)
    {
        await Put(Document("Nurse"), Document("Cook"), Document("Nursery teacher"));

        // The plain words of it, whatever stood around them, all have to be there.
        var plain = string.Join(' ', Tokeniser.Tokens(words).Select(t => t.Word));
        Assert.Equal(await Titles(plain), await Titles(words));
        var expected = plain switch { "nurse" => 1, "cook" => 1, "" => 3, _ => 0 };
        Assert.Equal(expected, (await Titles(words)).Count);
    }

    [Fact]
    public async Task Search_TwoHundredWords_Answers()
    {
        await Put(Document("Nurse"));

        Assert.Empty(await Titles(string.Join(' ', Enumerable.Range(0, 200).Select(n => $"word{n}"))));
        Assert.Equal(["Nurse"], await Titles(string.Join(' ', Enumerable.Repeat("nurse", 200))));
    }

    [Fact]
    public async Task Search_Words_AreMarkedInTitleAndSnippet()
    {
        const string Text = "Lead a team. You will analyse housing data & <b>present</b> what the analysis says to the board.";
        await Put(Document("Data analyst", Text));

        var hit = Assert.Single((await Index.Search(Ask("analyse data"), Cancel)).Hits);

        Assert.Equal(["Data"], hit.TitleMarks.Select(m => hit.Card.Title.Substring(m.Start, m.Length)));
        Assert.Equal(["analyse", "data"], hit.Snippet!.Marks.Select(m => hit.Snippet.Text.Substring(m.Start, m.Length)));
        Assert.Equal(Text, hit.Snippet.Text);
        Assert.False(hit.Snippet.CutBefore || hit.Snippet.CutAfter);
    }

    [Fact]
    public async Task Search_WordFarInALongText_SnippetShowsIt()
    {
        await Put(Document("Officer", $"{string.Join(' ', Enumerable.Repeat("filler", 300))} safeguarding matters {string.Join(' ', Enumerable.Repeat("filler", 300))}"));

        var snippet = (await Index.Search(Ask("safeguarding"), Cancel)).Hits[0].Snippet!;

        Assert.Equal("safeguarding", snippet.Text.Substring(snippet.Marks[0].Start, snippet.Marks[0].Length));
        Assert.True(snippet.CutBefore && snippet.CutAfter);
        Assert.True(snippet.Text.Length < 400);
    }

    [Theory]
    [InlineData("comunity nurse", "community nurse", "Community nurse")]
    [InlineData("data analist", "data analyst", "Data analyst")]
    [InlineData("Comunity nruse", "community nurse", "Community nurse")]
    [InlineData("safegaurding", "safeguarding", "Safeguarding lead")]
    public async Task Search_Misspelt_FindsWhatWasMeantAndSaysSo(string words, string meant, string title)
    {
        await Put(Document("Community nurse"), Document("Data analyst"), Document("Safeguarding lead"));

        var page = await Index.Search(Ask(words), Cancel);

        Assert.Equal([title], page.Hits.Select(h => h.Card.Title));
        Assert.True(page.Corrected);
        Assert.Equal(meant, page.DidYouMean);
    }

    [Fact]
    public async Task Search_WordThatFindsEnough_IsLeftAlone()
    {
        await Put([.. Enumerable.Range(0, 3).Select(_ => Document("Carer")), .. Enumerable.Range(0, 90).Select(_ => Document("Career coach"))]);

        var page = await Index.Search(Ask("carer"), Cancel);

        Assert.Equal(3, page.Total);
        Assert.Null(page.DidYouMean);
    }

    [Fact]
    public async Task Search_RareWordNearACommonOne_OffersItAndKeepsTheResults()
    {
        await Put([Document("Manger maker"), .. Enumerable.Range(0, 40).Select(_ => Document("Manager"))]);

        var page = await Index.Search(Ask("manger"), Cancel);

        Assert.Equal(["Manger maker"], page.Hits.Select(h => h.Card.Title));
        Assert.Equal("manager", page.DidYouMean);
        Assert.False(page.Corrected);
    }

    [Theory]
    [InlineData("cat")]
    [InlineData("bat nurse")]
    public async Task Search_ShortWord_IsNeverMended(string words)
    {
        await Put(Document("Car nurse"));

        Assert.Equal(0, (await Index.Search(Ask(words), Cancel)).Total);
    }
}
