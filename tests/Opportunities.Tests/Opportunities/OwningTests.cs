using System.Net;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Tests.Applications;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Opportunities.Tests.Opportunities;

public sealed class OwningTests
{
    private static readonly PersonId Writer = Given.Writer.Person!.Value;
    private static readonly PersonId Colleague = Given.Colleague.Person!.Value;
    private static readonly PersonId Stranger = new(Guid.CreateVersion7());

    [Fact]
    public void CoOwners_AreColleaguesWithTheRoleHost_OnceEach()
    {
        var decision = Given.Draft().When(new NameCoOwners([Colleague, Colleague, Writer], [Writer, Colleague]));

        Assert.Equal([Colleague], decision.State!.CoOwners);
        Given.Draft().When(new NameCoOwners([Colleague, Stranger], [Writer, Colleague])).IsRefused(ErrorKind.Invalid, "opportunity.co_owners").Names("/people/1", "not_host");
    }

    [Fact]
    public void TakeOver_ByACoOwner_WaitsUntilTheOwnerHasLeft()
    {
        var given = Given.Draft().With(new NameCoOwners([Colleague], [Writer, Colleague]));

        given.When(new TakeOver(true, Given.Standing()), Given.Colleague).IsRefused(ErrorKind.Forbidden, "opportunity.has_owner");
        var taken = given.When(new TakeOver(false, Given.Standing()), Given.Colleague).State!;
        Assert.Equal((Colleague, 0), (taken.Owner()!.Value, taken.CoOwners.Count));
    }

    [Fact]
    public void TakeOver_ByAnAdmin_KeepsTheOwnerWhoIsStillHere()
    {
        var taken = Given.Draft().When(new TakeOver(true, Given.Standing(roles: [MemberRole.Admin])), Given.Colleague).State!;

        Assert.Equal((Colleague, Writer), (taken.Owner()!.Value, Assert.Single(taken.CoOwners)));
    }

    [Fact]
    public void TakeOver_ByAnotherHostOrASystem_IsRefused()
    {
        Given.Draft().When(new TakeOver(false, Given.Standing()), Given.Colleague).IsRefused(ErrorKind.Forbidden, "opportunity.has_owner");
        Given.Draft().When(new TakeOver(false, Given.Standing()), Given.System).IsRefused(ErrorKind.Forbidden, "opportunity.person_needed");
    }

    [Theory, Topologies]
    public async Task Letters_GoToThoseWhoLookAfterIt_AndToAllOnceTheyHaveLeft(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var tenants = hiring.Host.Tenants;
        var ann = await tenants.Person("ann@leeds.example", hiring.Leeds, MemberRole.Host);
        await tenants.Tell(Guid.CreateVersion7(), new Contracts.Identity.PersonContactChanged(ann.Person, "ann", "ann@leeds.example"));
        var post = await hiring.Live();
        var owned = $"/api/opportunities/{post.Id}";
        await Desk.Read<OpportunityStanding>(await Desk.Post(hiring.Chooser, $"{owned}/co-owners", new CoOwnersRequest([ann.Person])));

        await hiring.Submitted(post, hiring.Sam);

        await hiring.Mail("ann@leeds.example", "new application");
        Assert.Empty(hiring.Host.Get<Hosting.Mails.MailFolder>().List(50, "jo@leeds.example"));
        await tenants.Leave(ann, hiring.Leeds);
        await Eventually.Holds(
            async () => (await Desk.Post(hiring.Chooser, $"{owned}/co-owners", new CoOwnersRequest([ann.Person]))).StatusCode is HttpStatusCode.UnprocessableEntity, "she has left");
        var bea = await hiring.Person("bea@kirklees.example", hiring.Kirklees);
        await hiring.Submitted(post, bea);
        await hiring.Mail("jo@leeds.example", "new application");
    }

    [Fact]
    public async Task Ownership_IsForTheHostsOwnPeople()
    {
        await using var hiring = await Hiring.Open(Topology.SqliteMemory);
        var post = await hiring.Live();
        var admin = await hiring.Person("admin@leeds.example", hiring.Leeds, MemberRole.Admin);

        foreach (var path in new[] { "co-owners", "take-over" })
        {
            object? body = path == "co-owners" ? new CoOwnersRequest([]) : null;
            Assert.Equal(HttpStatusCode.NotFound, (await Desk.Post(hiring.Stranger, $"/api/opportunities/{post.Id}/{path}", body)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await Desk.Post(hiring.Visitor, $"/api/opportunities/{post.Id}/{path}", body)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await Desk.Post(admin, $"/api/opportunities/{post.Id}/{path}", body)).StatusCode);
        }
        Assert.Equal("opportunity.co_owners", await Desk.Refused(
            await Desk.Post(hiring.Chooser, $"/api/opportunities/{post.Id}/co-owners", new CoOwnersRequest([Stranger])), HttpStatusCode.UnprocessableEntity));
    }
}
