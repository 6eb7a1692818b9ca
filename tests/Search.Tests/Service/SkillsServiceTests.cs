using System.Net;
using System.Net.Http.Json;
using Secondments.Contracts.Search.Api;
using Secondments.Kernel;
using Secondments.Testing.Hosts;

namespace Secondments.Search.Tests.Service;

/// <summary>The taxonomy over HTTP, to somebody who isn't signed in.</summary>
public sealed class SkillsServiceTests : IAsyncLifetime
{
    private ServiceHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await ServiceHost.Start(Topology.SqliteMemory, new SearchModule());

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Skills_WhatIsTyped_IsCompletedAndEachCanBeRead()
    {
        var found = await Get<SkillSuggestionsAnswer>("/api/search/skills?q=data mod");

        Assert.Equal(new SkillSuggestion("ddat:data-modelling", "Data modelling", SkillSource.DigitalAndData, null), found.Items[0]);
        foreach (var suggestion in found.Items)
        {
            var skill = await Get<SkillAnswer>($"/api/search/skills/{suggestion.Id}");
            Assert.Equal((suggestion.Id, suggestion.Label, suggestion.Source), (skill.Id, skill.Label, skill.Source));
        }
        Assert.Empty((await Get<SkillSuggestionsAnswer>("/api/search/skills")).Items);
    }

    [Theory]
    [InlineData("/api/search/skills/esco:time-travel", HttpStatusCode.NotFound, "skill.not_found")]
    [InlineData("/api/search/skills/%20", HttpStatusCode.NotFound, "skill.not_found")]
    [InlineData("/api/search/skills?q=%07", HttpStatusCode.UnprocessableEntity, "search.unreadable")]
    [InlineData("/api/search/opportunities?skill=esco:time-travel", HttpStatusCode.UnprocessableEntity, "search.wrong_parameters")]
    public async Task Skills_OneThatIsntThere_IsSaidClearly(string address, HttpStatusCode status, string code)
    {
        var answer = await _host.Visitor().GetAsync(address, Cancel);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains($"\"code\":\"{code}\"", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_SkillByIdOrInOnesOwnWords_IsAccepted()
    {
        var byId = await Get<SearchAnswer>("/api/search/opportunities?skill=ddat:data-modelling");
        var own = await Get<SearchAnswer>("/api/search/opportunities?skill=time travel");

        Assert.Equal("Data modelling", byId.Facets.Single(f => f.Name == FacetNames.Skill).Values.Single().Label);
        Assert.Equal(["time travel"], own.Facets.Single(f => f.Name == FacetNames.Skill).Values.Select(v => v.Value));
    }

    private async Task<T> Get<T>(string address) => (await _host.Visitor().GetFromJsonAsync<T>(address, Json.Stored, Cancel))!;
}
