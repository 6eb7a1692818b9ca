using System.Net.Http.Json;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Search.Api;
using Secondments.Kernel;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Search.Tests.Service;

/// <summary>What a visitor, a member elsewhere, a partner and the host find of posts that aren't for everybody.</summary>
public sealed class VisibilityServiceTests : IAsyncLifetime
{
    private ServiceHost _host = null!;
    private TestOrganisation _council = null!;
    private TestOrganisation _charity = null!;
    private TestCaller _partner = null!;
    private TestCaller _elsewhere = null!;
    private TestCaller _hosting = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ServiceHost.Start(Topology.SqliteMemory, new SearchModule());
        _council = await _host.Tenants.Organisation("Kirklees Council");
        _charity = await _host.Tenants.Organisation("Harbour Shelter", Sector.Charity);
        _partner = await _host.Tenants.Person("Amal", _charity);
        _elsewhere = await _host.Tenants.Person("Kim", await _host.Tenants.Organisation("Northern Bank", Sector.Private));
        _hosting = await _host.Tenants.Person("Sam", _council);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(OpportunityVisibility.Members, 0, 1, 1, 1)]
    [InlineData(OpportunityVisibility.Partners, 0, 0, 1, 1)]
    [InlineData(OpportunityVisibility.Programme, 0, 0, 0, 1)]
    public async Task Search_PostNotForAll_IsNowhereInTheAnswersOfOthers(OpportunityVisibility visibility, params int[] found)
    {
        await Tell(Post("Xylophonist", visibility));
        await Tell(Post("Gardener", OpportunityVisibility.Public));
        TestCaller?[] callers = [null, _elsewhere, _partner, _hosting];

        for (var i = 0; i < callers.Length; i++)
        {
            var (caller, seen) = (callers[i], found[i]);
            // A membership may still be on its way to this service.
            await Eventually.Holds(async () => (await Search("?q=xylophonist", caller)).Total == seen, $"caller {i} finds {seen}");
            var all = await Search("", caller);
            Assert.Equal(seen + 1, all.Total);
            Assert.Equal(seen + 1, all.Facets.Single(f => f.Name == FacetNames.Sector).Values.Sum(v => v.Count));
            Assert.Equal(seen, all.Facets.Single(f => f.Name == FacetNames.Skill).Values.Count);
            Assert.Equal(seen, all.Items.Count(h => h.Title == "Xylophonist"));

            // What would be found with one thing less is what this caller would find.
            var without = await Search("?q=xylophonist&band=9", caller);
            Assert.Equal(seen, without.Without!.Where(w => w.Name == "band").Sum(w => w.Total));
            // Neither a correction nor a suggestion tells of it, to whomever.
            Assert.Null((await Search("?q=xylophonits", caller)).DidYouMean);
            Assert.Empty((await Get<SuggestionsAnswer>("/api/search/suggestions?q=xyloph", caller)).Items);
        }
    }

    [Fact]
    public async Task Search_PartnerNoLongerNamed_FindsItNoMore()
    {
        var post = Post("Xylophonist", OpportunityVisibility.Partners);
        await Tell(post);
        await Eventually.Holds(async () => (await Search("?q=xylophonist", _partner)).Total == 1, "the partner finds it");

        await Tell(post with { Details = post.Details with { Partners = null } });

        Assert.Equal(0, (await Search("?q=xylophonist", _partner)).Total);
        Assert.Equal(1, (await Search("?q=xylophonist", _hosting)).Total);
    }

    private OpportunityChanged Post(string title, OpportunityVisibility visibility)
    {
        var now = _host.Clock.GetUtcNow();
        var details = new OpportunityDetails(
            Title: title, Kind: OpportunityKind.Traditional, Band: 5, Visibility: visibility, Partners: [_charity.Id],
            SkillsWanted: visibility is OpportunityVisibility.Public ? [] : [new SkillWanted("Xylography")]);
        return new OpportunityChanged(
            new OpportunityId(Guid.CreateVersion7()), Ids.NewRef(), "slug", _council.Id, OpportunityState.Live, details, 1, 1, now, UkTime.EndOf(UkTime.DayOf(now).AddDays(30)));
    }

    private Task Tell(OpportunityChanged changed) => _host.Tenants.Tell(changed.Opportunity.Value, changed, changed.Organisation);

    private Task<SearchAnswer> Search(string query, TestCaller? caller) => Get<SearchAnswer>($"/api/search/opportunities{query}", caller);

    private async Task<T> Get<T>(string address, TestCaller? caller) =>
        (await (caller is null ? _host.Visitor() : _host.As(caller)).GetFromJsonAsync<T>(address, Json.Stored, Cancel))!;
}
