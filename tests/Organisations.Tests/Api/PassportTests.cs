using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Testing.Hosts;
using static Secondments.Organisations.Tests.Api.World;

namespace Secondments.Organisations.Tests.Api;

/// <summary>An organisation's passport: written by its admins, read by everybody in part.</summary>
public sealed class PassportTests(Worlds worlds)
{
    private static readonly PassportRequest Form = new(
        "The Mind the Gap Trust", VatStatus.Exempt, null, [new InsuranceRequest(InsuranceKind.PublicLiability, "Northern Mutual", "PL-77", "£5 million", null, new DateOnly(2090, 1, 1))],
        [new SignatoryRequest("Ada Applicant", "Director")], new StandingTermsRequest("Two years at most."), "dpo@example.org");

    [Theory, Topologies]
    public async Task Passport_Written_ShowsItsPublicPartsToAll(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Verified();
        var path = $"/api/organisations/{organisation.Id}/passport";
        var before = await Said<PassportAnswer>(await world.As(admin).GetAsync(path));

        var written = await Said<PassportAnswer>(await Put(world, admin, path, Form, before.Version));
        var whole = await Said<PassportAnswer>(await world.As(admin).GetAsync(path));
        Assert.Equal((written.Version, "PL-77", "Ada Applicant"), (whole.Version, Assert.Single(whole.Insurance).PolicyNumber, Assert.Single(whole.Signatories!).Name));

        var seen = await world.Host.Visitor().GetAsync(path);
        var text = await seen.Content.ReadAsStringAsync();
        Assert.Equal("The Mind the Gap Trust", (await Said<PassportAnswer>(seen)).LegalName);
        Assert.DoesNotContain("PL-77", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada", text, StringComparison.Ordinal);
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Passport_OfOneThatIsNotVerified_IsItsMembersOnly(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Applied();
        var (_, stranger) = await world.Verified();
        var path = $"/api/organisations/{organisation.Id}/passport";

        await Said(await world.As(admin).GetAsync(path), HttpStatusCode.OK);
        await Said(await world.As(world.Operator).GetAsync(path), HttpStatusCode.OK);
        Assert.Equal("organisation.not_found", (await Refused(await world.As(stranger).GetAsync(path), HttpStatusCode.NotFound)).Code);
        Assert.Equal("organisation.not_found", (await Refused(await world.Host.Visitor().GetAsync(path), HttpStatusCode.NotFound)).Code);
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Put_WrongDatesOrVersion_ChangesNothing(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Verified();
        var path = $"/api/organisations/{organisation.Id}/passport";
        var version = (await Said<PassportAnswer>(await world.As(admin).GetAsync(path))).Version;
        var ending = Form with { Insurance = [new InsuranceRequest(InsuranceKind.Other, From: new DateOnly(2027, 2, 1), Until: new DateOnly(2027, 1, 1))] };

        var refused = await Refused(await Put(world, admin, path, ending, version), HttpStatusCode.UnprocessableEntity);
        Assert.Equal(("passport.incomplete", "/insurance/0/until"), (refused.Code, Assert.Single(refused.Errors!).Pointer));
        await Refused(await Put(world, admin, path, Form, version + 7), HttpStatusCode.PreconditionFailed);
        await Refused(await world.As(admin).PutAsJsonAsync(path, Form, Json.Strict), (HttpStatusCode)428);
        Assert.Null((await Said<PassportAnswer>(await world.As(admin).GetAsync(path))).ChangedAt);
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Insurance_ThatEnds_IsToldToAdminsThreeTimes(Topology topology)
    {
        await using var world = await World.Start(topology);
        var (organisation, admin) = await world.Verified();
        var path = $"/api/organisations/{organisation.Id}/passport";
        var ends = UkTime.DayOf(world.Host.Clock.GetUtcNow()).AddDays(90);
        await Said(await Put(world, admin, path, Form with { Insurance = [new InsuranceRequest(InsuranceKind.EmployersLiability, Until: ends)] }, null), HttpStatusCode.OK);
        // That it was verified.
        await world.Mail(EmailOf(admin));
        const int before = 1;

        foreach (var (days, count) in new[] { (31, 1), (30, 2), (23, 3) })
        {
            world.Host.Clock.Advance(TimeSpan.FromDays(days));
            var mail = await world.Mail(EmailOf(admin), before + count);
            Assert.StartsWith("Employers' liability insurance ends on", mail.Subject, StringComparison.Ordinal);
        }
        world.Host.Clock.Advance(TimeSpan.FromDays(7));
        Assert.True(Assert.Single((await Said<PassportAnswer>(await world.Host.Visitor().GetAsync(path))).Insurance).Expired);
    }

    private static async Task<HttpResponseMessage> Put(World world, TestCaller by, string path, PassportRequest form, long? version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(form, options: Json.Strict) };
        request.Headers.IfMatch.Add(version is { } v ? new EntityTagHeaderValue($"\"{v}\"") : EntityTagHeaderValue.Any);
        return await world.As(by).SendAsync(request);
    }
}
