using System.Net;
using System.Net.Http.Json;
using Secondments.Contracts;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Testing.Hosts;
using static Secondments.Organisations.Tests.Api.World;

namespace Secondments.Organisations.Tests.Api;

/// <summary>Two organisations become partners, and stop being it.</summary>
public sealed class PartnersTests(Worlds worlds)
{
    [Theory, Topologies]
    public async Task Partners_AskAgreeEnd_BothSidesSeeIt(Topology topology)
    {
        var world = await worlds.On(topology);
        var (one, ada) = await world.Verified("Kirklees");
        var (other, ben) = await world.Verified("Leeds");
        // That it was verified.
        await world.Mail(EmailOf(ben));

        await Said(await Post(world, ada, one, "", new AskPartnerRequest(other.Slug, "We run the same service.")), HttpStatusCode.NoContent);
        var seen = Assert.Single((await List(world, ben, other)).Items);
        Assert.Equal((one.Id, false, PartnershipState.Asked, "We run the same service."), (seen.Partner, seen.WeAsked, seen.State, seen.Note));
        Assert.True(Assert.Single((await List(world, ada, one)).Items).WeAsked);
        var mail = await world.Mail(EmailOf(ben), 2);
        Assert.Contains("asks to be a partner", mail.Subject, StringComparison.Ordinal);
        Assert.EndsWith($"/manage/{other.Slug}/partners", mail.Links.Single(), StringComparison.Ordinal);

        await Said(await Post(world, ben, other, $"/{one.Id}/agree"), HttpStatusCode.NoContent);
        Assert.Equal(PartnershipState.Agreed, Assert.Single((await List(world, ada, one)).Items).State);

        await Said(await Post(world, ada, one, $"/{other.Id}/end", new PartnerReasonRequest("We have merged.")), HttpStatusCode.NoContent);
        var ended = Assert.Single((await List(world, ben, other)).Items);
        Assert.Equal((PartnershipState.Ended, "We have merged.", false), (ended.State, ended.Reason, ended.EndedByUs));
        Assert.Empty((await List(world, ben, other, "?state=agreed")).Items);
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Ask_NobodyThereOrNotVerified_IsRefusedAlike(Topology topology)
    {
        var world = await worlds.On(topology);
        var (one, ada) = await world.Verified();
        var (hidden, _) = await world.Applied("Not verified");

        foreach (var partner in new[] { hidden.Slug, hidden.Id.ToString(), Guid.CreateVersion7().ToString(), "nobody-here" })
        {
            var refused = await Refused(await Post(world, ada, one, "", new AskPartnerRequest(partner)), HttpStatusCode.UnprocessableEntity);
            Assert.Equal(("partnership.not_possible", "unknown"), (refused.Code, refused.Errors!.Single().Code));
        }
        Assert.Equal("partnership.incomplete", (await Refused(await Post(world, ada, one, "", new AskPartnerRequest()), HttpStatusCode.UnprocessableEntity)).Code);
        Assert.Equal("partnership.not_possible", (await Refused(await Post(world, ada, one, "", new AskPartnerRequest(one.Slug)), HttpStatusCode.UnprocessableEntity)).Code);
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Answer_OfOthersPartnership_IsNothing(Topology topology)
    {
        var world = await worlds.On(topology);
        var (one, ada) = await world.Verified();
        var (other, _) = await world.Verified();
        var (third, cy) = await world.Verified();
        await Said(await Post(world, ada, one, "", new AskPartnerRequest(other.Slug)), HttpStatusCode.NoContent);

        foreach (var act in new[] { "agree", "withdraw", "decline", "end" })
            Assert.Equal("partnership.not_found", (await Refused(await Post(world, cy, third, $"/{other.Id}/{act}", new PartnerReasonRequest("No.")), HttpStatusCode.NotFound)).Code);
        Assert.Empty((await List(world, cy, third)).Items);
        await Said(await Post(world, ada, one, $"/{other.Id}/withdraw"), HttpStatusCode.NoContent);
    }

    private static Task<HttpResponseMessage> Post(World world, TestCaller by, AppliedAnswer organisation, string path, object? body = null) =>
        world.As(by).PostAsync($"/api/organisations/{organisation.Id}/partners{path}", body is null || path.EndsWith("agree", StringComparison.Ordinal) || path.EndsWith("withdraw", StringComparison.Ordinal)
            ? null
            : JsonContent.Create(body, body.GetType(), options: Json.Strict));

    private static async Task<ListOf<PartnerAnswer>> List(World world, TestCaller by, AppliedAnswer organisation, string query = "") =>
        await Said<ListOf<PartnerAnswer>>(await world.As(by).GetAsync($"/api/organisations/{organisation.Id}/partners{query}"));
}
