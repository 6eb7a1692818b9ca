using System.Net;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Opportunities.Domain.Templates;
using Secondments.Opportunities.Tests.Opportunities;
using Secondments.Testing.Hosts;

namespace Secondments.Opportunities.Tests.Templates;

public sealed class TemplateTests
{
    private static readonly TemplateRules Rules = new();

    [Fact]
    public void Save_OfAPost_LeavesOutWhatIsThatPostsAlone()
    {
        var details = When(null, new SaveAsTemplate(Given.Host, "7k3m92qd", " Analysts ", Given.Complete with { Reference = "H-1" })).State!.Details;

        Assert.Equal((null, null, null, null), (details.EarliestStart, details.ClosingDate, details.Reference, details.ContactEmail));
        Assert.Equal((Given.Complete.Title, Given.Complete.LengthWeeks), (details.Title, details.LengthWeeks));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("two\nlines")]
    public void Save_WithoutANameOnOneLine_IsRefused(string? name) =>
        Assert.Equal("/name", Assert.Single(When(null, new SaveAsTemplate(Given.Host, "7k3m92qd", name, new())).Refusal!.Fields).Pointer);

    [Fact]
    public void Delete_LeavesNoRow_AndNothingToRename()
    {
        var deleted = When(Saved(), new DeleteTemplate()).State!;

        Assert.Empty(Rules.Project(deleted));
        Assert.Equal("template.not_found", When(deleted, new RenameTemplate("x")).Refusal!.Code);
    }

    [Theory, Topologies]
    public async Task ATemplate_IsSavedListedStartedFromRenamedAndDeleted(Topology topology)
    {
        await using var desk = await Desk.Open(topology);
        var post = await desk.Live(desk.Complete("Analyst"));

        var saved = await Desk.Read<TemplateListItem>(await Desk.Post(desk.Writer, $"/api/opportunities/{post.Ref}/template", new SaveTemplateRequest("Analysts")), HttpStatusCode.Created);
        var list = await desk.Get<ListOf<TemplateListItem>>(desk.Colleague, $"/api/opportunities/templates?organisation={desk.Council.Id}");
        Assert.Equal((saved.Id, "Analysts"), (list.Items.Single().Id, list.Items.Single().Name));

        var draft = await Desk.Read<OpportunityStanding>(
            await Desk.Post(desk.Colleague, "/api/opportunities", new CreateOpportunity(desk.Council.Id, new(Reference: "N-1"), Template: saved.Ref)), HttpStatusCode.Created);
        var begun = await desk.Get<OpportunityAnswer>(desk.Colleague, $"/api/opportunities/{draft.Id}");
        Assert.Equal(("Analyst", "N-1", OpportunityState.Draft, null), (begun.Details.Title, begun.Details.Reference, begun.State, begun.Details.ClosingDate));

        Assert.Equal(HttpStatusCode.NoContent, (await Desk.Put(desk.Writer, $"/api/opportunities/templates/{saved.Id}", new RenameTemplateRequest("Analysts, all teams"), "*")).StatusCode);
        Assert.Equal("Analysts, all teams", (await desk.Get<TemplateAnswer>(desk.Writer, $"/api/opportunities/templates/{saved.Ref}")).Name);
        Assert.Equal(HttpStatusCode.NoContent, (await desk.Writer.DeleteAsync($"/api/opportunities/templates/{saved.Id}")).StatusCode);
        Assert.Equal("template.not_found", await Desk.Refused(await desk.Writer.GetAsync($"/api/opportunities/templates/{saved.Id}"), HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task ACopy_BeginsWithWhatThePostSays()
    {
        await using var desk = await Desk.Open(Topology.SqliteMemory);
        var post = await desk.Live(desk.Complete("Analyst") with { Reference = "H-1" });

        var copy = await Desk.Read<OpportunityStanding>(await Desk.Post(desk.Colleague, "/api/opportunities", new CreateOpportunity(desk.Council.Id, CopyOf: post.Ref)), HttpStatusCode.Created);

        var begun = await desk.Get<OpportunityAnswer>(desk.Colleague, $"/api/opportunities/{copy.Id}");
        Assert.Equal(("Analyst", null, "jo@example.org", null), (begun.Details.Title, begun.Details.Reference, begun.Details.ContactEmail, begun.Details.EarliestStart));
        Assert.NotEqual(post.Id, copy.Id);
    }

    [Fact]
    public async Task TemplatesAndCopies_OfOthers_AreNotFound()
    {
        await using var desk = await Desk.Open(Topology.SqliteMemory);
        var post = await desk.Live();
        var saved = await Desk.Read<TemplateListItem>(await Desk.Post(desk.Writer, $"/api/opportunities/{post.Id}/template", new SaveTemplateRequest("Analysts")), HttpStatusCode.Created);
        var elsewhere = (await desk.Host.Tenants.Organisation("Third Trust")).Id;
        var path = $"/api/opportunities/templates/{saved.Id}";

        foreach (var status in new[]
        {
            (await desk.Stranger.GetAsync(path)).StatusCode,
            (await desk.Stranger.GetAsync($"/api/opportunities/templates/{saved.Ref}")).StatusCode,
            (await Desk.Put(desk.Stranger, path, new RenameTemplateRequest("x"), "*")).StatusCode,
            (await desk.Stranger.DeleteAsync(path)).StatusCode,
            (await desk.Stranger.GetAsync($"/api/opportunities/templates?organisation={desk.Council.Id}")).StatusCode,
            (await Desk.Post(desk.Stranger, $"/api/opportunities/{post.Id}/template", new SaveTemplateRequest("x"))).StatusCode,
            (await Desk.Post(desk.Writer, "/api/opportunities", new CreateOpportunity(elsewhere, CopyOf: post.Ref))).StatusCode,
        }) Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await desk.Host.Visitor().GetAsync(path)).StatusCode);
        Assert.Equal("opportunity.details", await Desk.Refused(
            await Desk.Post(desk.Writer, "/api/opportunities", new CreateOpportunity(desk.Council.Id, CopyOf: post.Ref, Template: saved.Ref)), HttpStatusCode.UnprocessableEntity));
    }

    private static Template Saved() => When(null, new SaveAsTemplate(Given.Host, "7k3m92qd", "Analysts", Given.Complete)).State!;

    private static Decision<Template> When(Template? state, ICommand command) => Rules.Handle(state, command, new Turn(Given.Id.Value, Given.Writer, Given.Start, "secret", 1));
}
