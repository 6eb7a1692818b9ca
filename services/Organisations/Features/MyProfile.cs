using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Features;

/// <summary>A person reads and writes their own profile; nobody else does.</summary>
internal static class MyProfile
{
    public static readonly Error PeopleOnly = Error.Forbidden("person.people_only", "Only a person has a profile.");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/people/me", Get).For(Needs.SignedIn);
        routes.MapPut("/api/people/me", Put).For(Needs.SignedIn);
    }

    private static async Task<IResult> Get(Caller caller, IGrains grains, CancellationToken cancel)
    {
        if (caller.Person is not { } person) return Answers.Problem(PeopleOnly);
        var read = await grains.Read<Person>(Person.KeyOf(person), cancel) ?? new Versioned<Person>(Person.New(person.Value), 0);
        return Answers.Ok(AnswerOf(read), read.Version);
    }

    private static async Task<IResult> Put(ProfileRequest request, Caller caller, Commands commands, TimeProvider clock)
    {
        if (caller.Person is not { } person) return Answers.Problem(PeopleOnly);
        if (!ProfileForm.Read(request, clock.GetUtcNow()).TryGet(out var profile, out var wrong)) return Answers.Problem(wrong);
        return await commands.Run(Person.KeyOf(person), new WriteProfile(profile), caller);
    }

    public static ProfileAnswer AnswerOf(Versioned<Person> read)
    {
        var (person, profile) = (read.State, read.State.Profile);
        return new ProfileAnswer(
            person.Id, person.Name, person.Email, profile.Headline, profile.About, profile.Sector, profile.Band, profile.Ladder, profile.Location, profile.Skills, profile.Work, read.Version,
            profile.Preferences, profile.Adjustments, person.ProfileChangedAt);
    }
}
