using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Domain;

/// <summary>What a person says of themselves to the exchange.</summary>
public sealed record Profile(
    string? Headline,
    string? About,
    Sector? Sector,
    int? Band,
    Ladder? Ladder,
    Place? Location,
    IReadOnlyList<ProfileSkill> Skills,
    IReadOnlyList<ProfileWork> Work,
    ProfilePreferences? Preferences = null,
    string? Adjustments = null)
{
    public static readonly Profile Empty = new(null, null, null, null, null, null, [], []);
}

/// <summary>A mail that waits for the address that it goes to.</summary>
public sealed record WaitingMail(string Template, IReadOnlyDictionary<string, string> Model);

/// <summary>A person with an account: how they are called and reached, and their profile. The one place here for personal values.</summary>
/// <param name="ContactVersion">The version of the account's snapshot that the contact comes from.</param>
/// <param name="Organisations">Where they belong: these may read the name.</param>
/// <param name="Waiting">Mails that came before the address did.</param>
/// <param name="Erased">The account is gone and everything personal with it.</param>
/// <param name="ProfileChangedAt">When the profile was last written.</param>
public sealed record Person(
    PersonId Id,
    [Personal] string? Name,
    [Personal] string? Email,
    long ContactVersion,
    [Personal] Profile Profile,
    IReadOnlyList<OrganisationId> Organisations,
    [Personal] IReadOnlyList<WaitingMail> Waiting,
    bool Erased = false,
    DateTimeOffset? ProfileChangedAt = null)
{
    public const string Kind = "person";

    /// <summary>Where they ask to join: until there is an answer these may read the name too.</summary>
    public IReadOnlyList<OrganisationId> AsksToJoin { get; init; } = [];

    public static GrainKey KeyOf(PersonId id) => new(Kind, id.Value);

    public static Person New(Guid id) => new(new PersonId(id), null, null, 0, Profile.Empty, [], []);
}

/// <summary>How the account calls and reaches them now.</summary>
public sealed record KeepContact(string Name, string Email, long Version) : ICommand<Done>;

/// <summary>The account is gone, and everything personal goes with it, for good.</summary>
/// <param name="Invitations">Those to the person's address, which the feature found.</param>
public sealed record ErasePerson(IReadOnlyList<Guid> Invitations) : ICommand<Done>;

public sealed record WriteProfile(Profile Profile) : ICommand<Done>;

public sealed record Belong(OrganisationId Organisation) : ICommand<Done>;

public sealed record Part(OrganisationId Organisation) : ICommand<Done>;

/// <summary>They ask to join: its admins have to see who it is.</summary>
public sealed record ShowTo(OrganisationId Organisation) : ICommand<Done>;

public sealed record HideFrom(OrganisationId Organisation) : ICommand<Done>;

/// <summary>A mail to them, whoever causes it: only this grain knows the address.</summary>
public sealed record Inform(string Template, IReadOnlyDictionary<string, string> Model) : ICommand<Done>;

public sealed class PersonKind : GrainKind<Person>
{
    private const int MostWaiting = 20;

    public override string Name => Person.Kind;

    public override IReadOnlyList<Type> Views { get; } = [typeof(PersonRow)];

    public override Decision<Person> Handle(Person? state, ICommand command, Turn turn)
    {
        var person = state ?? Person.New(turn.GrainId);
        return command switch
        {
            ErasePerson c => Erase(state, person, c),
            WriteProfile when person.Erased => new Error(ErrorKind.Gone, "person.erased", "This account has been deleted."),
            _ when person.Erased => Decide.Unchanged(state),
            KeepContact c => Contact(state, person, c),
            WriteProfile c => Decide.To(person with { Profile = c.Profile, ProfileChangedAt = turn.Now }),
            Belong c => person.Organisations.Contains(c.Organisation) ? Decide.Unchanged(state) : Decide.To(person with { Organisations = [.. person.Organisations, c.Organisation] }),
            Part c => person.Organisations.Contains(c.Organisation) ? Decide.To(person with { Organisations = [.. person.Organisations.Where(o => o != c.Organisation)] }) : Decide.Unchanged(state),
            ShowTo c => person.AsksToJoin.Contains(c.Organisation) ? Decide.Unchanged(state) : Decide.To(person with { AsksToJoin = [.. person.AsksToJoin, c.Organisation] }),
            HideFrom c => person.AsksToJoin.Contains(c.Organisation) ? Decide.To(person with { AsksToJoin = [.. person.AsksToJoin.Where(o => o != c.Organisation)] }) : Decide.Unchanged(state),
            Inform c => Inform(person, c),
            _ => throw new ArgumentException($"A person doesn't know {command.GetType().Name}.", nameof(command)),
        };
    }

    public override IEnumerable<ViewRow> Project(Person state) => PersonRow.Of(state);

    public override IReadOnlyList<OrganisationId> Concerned(Person state) => state.Organisations;

    private static Decision<Person> Contact(Person? state, Person person, KeepContact command)
    {
        if (command.Version <= person.ContactVersion) return Decide.Unchanged(state);
        return Decide.To(person with { Name = command.Name, Email = command.Email, ContactVersion = command.Version, Waiting = [] })
            .Send(person.Waiting.Select(w => new Mail(w.Template, command.Email, Greeted(w.Model, command.Name))));
    }

    private static Decision<Person> Erase(Person? state, Person person, ErasePerson command)
    {
        if (person.Erased) return Decide.Unchanged(state);
        return Decide.To(Person.New(person.Id.Value) with { ContactVersion = person.ContactVersion, Organisations = person.Organisations, Erased = true })
            .Then(person.Organisations.Select(o => new FollowUp(Membership.KeyOf(o, person.Id.Value), new EndErased())))
            .Then(person.AsksToJoin.Select(o => new FollowUp(JoinRequest.KeyOf(o, person.Id.Value), new EndJoinErased())))
            .Then(command.Invitations.Select(i => new FollowUp(Invitation.KeyOf(i), new ForgetInvitee())));
    }

    private static Decision<Person> Inform(Person person, Inform command) => person.Email is { } email
        ? Decide.Unchanged(person).Send(new Mail(command.Template, email, Greeted(command.Model, person.Name)))
        : Decide.To(person with { Waiting = [.. person.Waiting.Append(new WaitingMail(command.Template, command.Model)).TakeLast(MostWaiting)] });

    private static IReadOnlyDictionary<string, string> Greeted(IReadOnlyDictionary<string, string> model, string? name) =>
        new Dictionary<string, string>(model, StringComparer.Ordinal) { ["greeting"] = name is null ? "Hello" : $"Hello {name}" };
}
