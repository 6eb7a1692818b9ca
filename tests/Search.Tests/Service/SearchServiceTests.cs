using System.Net;
using System.Net.Http.Json;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Search.Api;
using Secondments.Kernel;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Search.Tests.Service;

/// <summary>The service as it runs: events in, answers out.</summary>
public sealed class SearchServiceTests : IAsyncLifetime
{
    private ServiceHost _host = null!;
    private TestOrganisation _council = null!;
    private TestOrganisation _charity = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ServiceHost.Start(Topology.SqliteMemory, new SearchModule());
        _council = await _host.Tenants.Organisation("Kirklees Council");
        _charity = await _host.Tenants.Organisation("Harbour Shelter", Sector.Charity);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Search_LiveOpportunity_IsOnACardWithAllItSays()
    {
        await Tell(Opportunity("Data analyst", d => d with
        {
            Description = "Analyse housing data for the council.",
            Places = [new Place("Leeds")],
            RemoteShare = 40,
            Band = 5,
            BandTo = 6,
            Salary = SalaryArrangement.HomePays,
            SkillsWanted = [new SkillWanted("Python")],
        }));

        var answer = await Search("?q=analysing data&place=Leeds");

        var hit = Assert.Single(answer.Items);
        Assert.Equal(("Data analyst", "Kirklees Council", Sector.Public, true), (hit.Title, hit.Organisation.Name, hit.Organisation.Sector, hit.Organisation.Verified));
        Assert.Equal(("Leeds", 40, 5, 6, 26), (hit.Place, hit.RemoteShare, hit.Band, hit.BandTo, hit.LengthWeeks));
        Assert.Equal((0.0, 30), (hit.DistanceMiles, hit.DaysLeft));
        Assert.Equal(SearchSort.Relevance, answer.Sort);
        Assert.Equal(new SearchPlace("Leeds", true, answer.Place!.Name, 25, answer.Place.Others), answer.Place);
        Assert.Equal(["python"], answer.Facets.Single(f => f.Name == FacetNames.Skill).Values.Select(v => v.Value));
        Assert.Equal("Data", hit.Title.Substring(hit.TitleMarks[0].Start, hit.TitleMarks[0].Length));
        Assert.NotNull(hit.Snippet);
    }

    [Theory]
    [InlineData(OpportunityState.Draft)]
    [InlineData(OpportunityState.Paused)]
    [InlineData(OpportunityState.Closed)]
    [InlineData(OpportunityState.Filled)]
    [InlineData(OpportunityState.Withdrawn)]
    public async Task Search_NoLongerLive_IsGone(OpportunityState state)
    {
        var opportunity = Opportunity("Planner");
        await Tell(opportunity);
        Assert.Equal(1, (await Search("?q=planner")).Total);

        await Tell(opportunity with { State = state });

        Assert.Equal(0, (await Search("?q=planner")).Total);
    }

    [Fact]
    public async Task Search_LastPlaceTaken_IsGoneAndBackWhenFree()
    {
        var opportunity = Opportunity("Planner");
        await Tell(opportunity);
        await Tell(opportunity with { PlacesLeft = 0 });
        Assert.Equal(0, (await Search("?q=planner")).Total);
        await Tell(opportunity with { PlacesLeft = 1 });
        Assert.Equal(1, (await Search("?q=planner")).Total);
    }

    [Fact]
    public async Task Search_ClosingTimePassed_IsGoneBeforeAnybodySaysSo()
    {
        await Tell(Opportunity("Planner"));
        Assert.Equal(1, (await Search("")).Total);

        _host.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Equal(0, (await Search("")).Total);
    }

    [Fact]
    public async Task Search_OrganisationSuspended_ItsPostsLeave()
    {
        await Tell(Opportunity("Planner"));

        await _host.Tenants.Change(_council, o => o with { State = OrganisationState.Suspended });

        Assert.Equal(0, (await Search("?q=planner")).Total);
    }

    [Fact]
    public async Task Search_ForPartners_OnlyTheirMembersFindIt()
    {
        await Tell(Opportunity("Planner", d => d with { Visibility = OpportunityVisibility.Partners, Partners = [_charity.Id] }));
        var partner = await _host.Tenants.Person("Amal", _charity);
        var bank = await _host.Tenants.Organisation("Northern Bank", Sector.Private);
        var stranger = await _host.Tenants.Person("Kim", bank);

        Assert.Equal(0, (await Search("?q=planner")).Total);
        Assert.Equal(0, (await Search("?q=planner", stranger)).Total);
        await Eventually.Holds(async () => (await Search("?q=planner", partner)).Total == 1, "a partner's member finds it");

        await _host.Tenants.Leave(partner, _charity);
        await Eventually.Holds(async () => (await Search("?q=planner", partner)).Total == 0, "a former member no longer does");
    }

    [Fact]
    public async Task Search_PageByPage_CursorsBelongToTheirQuery()
    {
        for (var n = 0; n < 5; n++) await Tell(Opportunity($"Planner {n}"));

        var first = await Search("?q=planner&size=2");
        var second = await Search($"?q=planner&size=2&cursor={first.Next}");
        var back = await Search($"?q=planner&size=2&cursor={second.Previous}");

        Assert.Null(first.Previous);
        Assert.Equal(5, second.Total);
        Assert.Empty(first.Items.Select(i => i.Id).Intersect(second.Items.Select(i => i.Id)));
        Assert.Equal(first.Items.Select(i => i.Id), back.Items.Select(i => i.Id));
        await Refuses($"?q=cook&size=2&cursor={first.Next}", HttpStatusCode.BadRequest, "cursor.unreadable");
        await Refuses($"?q=planner&cursor={first.Next![..^3]}AAA", HttpStatusCode.BadRequest, "cursor.unreadable");
        await Refuses("?cursor=1000000000", HttpStatusCode.BadRequest, "cursor.unreadable");
    }

    [Theory]
    [InlineData("?sector=goverment", "search.wrong_parameters", "/sector")]
    [InlineData("?band=12", "search.wrong_parameters", "/band")]
    [InlineData("?from=31-12-2026", "search.wrong_parameters", "/from")]
    [InlineData("?from=2026-12-31&to=2026-01-01", "search.wrong_parameters", "/to")]
    [InlineData("?place=Leeds&within=-5", "search.wrong_parameters", "/within")]
    [InlineData("?place=Leeds&within=NaN", "search.wrong_parameters", "/within")]
    [InlineData("?sort=best", "search.wrong_parameters", "/sort")]
    [InlineData("?q=nurse%07", "search.unreadable", "/q")]
    [InlineData("?q=%E2%80%AEnurse", "search.unreadable", "/q")]
    public async Task Search_WrongParameter_SaysWhich(string query, string code, string pointer)
    {
        var problem = await Refuses(query, HttpStatusCode.UnprocessableEntity, code);
        Assert.Contains($"\"pointer\":\"{pointer}\"", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_TooManyWords_IsRefusedQuickly()
    {
        await Refuses($"?q={string.Join('+', Enumerable.Repeat("a", 201))}", HttpStatusCode.UnprocessableEntity, "search.too_many_terms");
        await Refuses("?size=101", HttpStatusCode.BadRequest, "request.size");
    }

    [Theory]
    [InlineData("?q=\"")]
    [InlineData("?q=NEAR(planner cook)")]
    [InlineData("?q=title:planner*")]
    [InlineData("?q=planner\" OR \"cook")]
    public async Task Search_EngineSyntax_IsAnsweredAsWords(string query)
    {
        await Tell(Opportunity("Cook"));

        Assert.DoesNotContain((await Search(query)).Items, i => query.Contains("OR", StringComparison.Ordinal) || query.Contains("NEAR", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_UnknownDistrict_SaysSoAndFindsAll()
    {
        await Tell(Opportunity("Planner"));

        var answer = await Search("?place=ZE9 9ZZ&sort=distance");

        Assert.Equal((false, SearchPlaceProblem.UnknownDistrict), (answer.Place!.Found, answer.Place.Problem));
        Assert.Equal((1, SearchSort.Newest), (answer.Total, answer.Sort));
    }

    [Fact]
    public async Task Search_PlaceInTheWords_IsUnderstoodAndCanBeLeftOut()
    {
        await Tell(Opportunity("Planner", d => d with { Places = [new Place("Leeds")] }));
        await Tell(Opportunity("Planner", d => d with { Places = [new Place("London")] }));

        var near = await Search("?q=planner near Leeds");

        Assert.Equal((1, "planner", true, true, 25), (near.Total, near.Words, near.Place!.Found, near.Place.InWords, near.Place.WithinMiles));
        Assert.Equal(2, (await Search($"?q={near.Words}")).Total);
        var nowhere = await Search("?q=planner near Narnia");
        Assert.Equal((2, false, SearchPlaceProblem.UnknownPlace), (nowhere.Total, nowhere.Place!.Found, nowhere.Place.Problem));
        Assert.Equal("planner near Leeds", (await Search("?q=plannner near Leeds")).DidYouMean);
    }

    [Fact]
    public async Task Search_NothingFound_SaysWhatWouldBeWithoutEachThing()
    {
        await Tell(Opportunity("Planner", d => d with { Places = [new Place("Leeds")], Band = 5, Pattern = WorkingPattern.FullTime }));
        await Tell(Opportunity("Planner", d => d with { Places = [new Place("Leeds")], Band = 6, Pattern = WorkingPattern.FullTime }));

        var apart = await Search("?q=planner&band=5&pattern=part_time&place=Leeds");
        var far = await Search("?q=planner near Sheffield&band=5&within=10");

        Assert.Equal([new SearchWithout("pattern", "part_time", 1, true)], apart.Without!);
        Assert.Empty(apart.Wider!);
        Assert.Equal([new SearchWithout("place", "Sheffield", 1, true)], far.Without!);
        Assert.Equal([new SearchWithin(50, 1, true)], far.Wider!);
        Assert.Null((await Search("?q=planner")).Without);
        Assert.Empty((await Search("?q=zzyzx")).Without!);
    }

    [Fact]
    public async Task Suggestions_Similar_Figures_Rebuild_Answer()
    {
        var one = Opportunity("Data analyst");
        await Tell(one);
        await Tell(Opportunity("Data engineer"));
        var visitor = _host.Visitor();
        var administrator = await _host.Tenants.Operator();
        var staff = await _host.Tenants.Person("Sam", _council, MemberRole.Admin);

        var suggestions = await visitor.GetFromJsonAsync<SuggestionsAnswer>("/api/search/suggestions?q=dat", Json.Stored, Cancel);
        Assert.Equal(["Data analyst", "Data engineer"], suggestions!.Items.Select(s => s.Text).Order());
        foreach (var name in (string[])[one.Opportunity.ToString(), Ids.PrintRef(one.Ref)])
        {
            var similar = await visitor.GetFromJsonAsync<SimilarAnswer>($"/api/search/similar/{name}", Json.Stored, Cancel);
            Assert.Equal(["Data engineer"], similar!.Items.Select(s => s.Title));
        }
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/api/search/similar/{Guid.CreateVersion7()}", Cancel)).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.PostAsync("/api/search/rebuild", null, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await _host.As(staff).PostAsync("/api/search/rebuild", null, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await _host.As(staff).GetAsync("/api/search/figures", Cancel)).StatusCode);
        await Eventually.Passes(async () =>
        {
            var rebuilt = await _host.As(administrator).PostAsync("/api/search/rebuild", null, Cancel);
            Assert.Equal(HttpStatusCode.OK, rebuilt.StatusCode);
            Assert.Equal(2, (await rebuilt.Content.ReadFromJsonAsync<RebuildAnswer>(Json.Stored, Cancel))!.Documents);
        });
        var figures = await _host.As(administrator).GetFromJsonAsync<IndexFigures>("/api/search/figures", Json.Stored, Cancel);
        Assert.Equal(2, Assert.Single(figures!.Groups).Documents);
    }

    [Fact]
    public async Task Restart_IndexIsStillThere()
    {
        await Tell(Opportunity("Planner"));

        await _host.Restart();

        Assert.Equal(1, (await Search("?q=planner")).Total);
    }

    private OpportunityChanged Opportunity(string title, Func<OpportunityDetails, OpportunityDetails>? with = null)
    {
        var now = _host.Clock.GetUtcNow();
        var details = new OpportunityDetails(
            Title: title, Kind: OpportunityKind.Traditional, Visibility: OpportunityVisibility.Public, EarliestStart: new DateOnly(2027, 3, 1), LengthWeeks: 26);
        return new OpportunityChanged(
            new OpportunityId(Guid.CreateVersion7()), Ids.NewRef(), "slug", _council.Id, OpportunityState.Live, with?.Invoke(details) ?? details, 1, 1, now,
            UkTime.EndOf(UkTime.DayOf(now).AddDays(30)));
    }

    private Task Tell(OpportunityChanged changed) => _host.Tenants.Tell(changed.Opportunity.Value, changed, changed.Organisation);

    private async Task<SearchAnswer> Search(string query, TestCaller? caller = null)
    {
        var answer = await (caller is null ? _host.Visitor() : _host.As(caller)).GetAsync($"/api/search/opportunities{query}", Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        return (await answer.Content.ReadFromJsonAsync<SearchAnswer>(Json.Stored, Cancel))!;
    }

    private async Task<string> Refuses(string query, HttpStatusCode status, string code)
    {
        var answer = await _host.Visitor().GetAsync($"/api/search/opportunities{query}", Cancel);
        var problem = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains($"\"code\":\"{code}\"", problem, StringComparison.Ordinal);
        return problem;
    }
}
