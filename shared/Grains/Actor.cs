using Secondments.Kernel;

namespace Secondments.Grains;

public enum ActorKind
{
    /// <summary>A person with an account.</summary>
    Person,
    /// <summary>An organisation's own system (client credentials).</summary>
    Client,
    /// <summary>Somebody without an account, by a link that was sent to them.</summary>
    Link,
    /// <summary>The exchange itself: a deadline, a follow-up, a reaction to an event.</summary>
    System,
}

/// <summary>Who gives a command. Written to the audit and into events as <c>person/…</c>; never a name.</summary>
/// <param name="Id">The person, client or link; empty for the system.</param>
/// <param name="Organisation">The organisation acted for, where one is.</param>
public sealed record Actor(ActorKind Kind, Guid Id, OrganisationId? Organisation = null)
{
    public static readonly Actor System = new(ActorKind.System, Guid.Empty);

    public static Actor OfPerson(PersonId person, OrganisationId? actingFor = null) => new(ActorKind.Person, person.Value, actingFor);

    public PersonId? Person => Kind is ActorKind.Person ? new PersonId(Id) : null;

    public override string ToString() => Kind is ActorKind.System ? "system" : $"{Kind.ToString().ToLowerInvariant()}/{Id}";
}
