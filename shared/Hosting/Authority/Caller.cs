using Microsoft.AspNetCore.Http;
using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Kernel;

namespace Secondments.Hosting.Authority;

/// <summary>What a caller may do in one organisation, from the service's own copy.</summary>
public sealed record CallerMembership(OrganisationId Organisation, OrganisationState State, IReadOnlyList<MemberRole> Roles);

/// <summary>
/// Who calls. The token says only who; what they may do comes from the memberships that the service keeps by events, read
/// at every request. Endpoints take it as a parameter.
/// </summary>
public abstract class Caller
{
    public bool IsSignedIn => Subject != Guid.Empty;

    /// <summary>The token's <c>sub</c>: a person or an organisation's client. Empty for a visitor.</summary>
    public abstract Guid Subject { get; }

    /// <summary>Null for a visitor or a client.</summary>
    public abstract PersonId? Person { get; }

    public abstract IReadOnlyList<CallerMembership> Memberships { get; }

    public bool IsOperator => Memberships.Any(m => m.Organisation == Exchange.Organisation && m.Roles.Contains(MemberRole.Operator));

    public Reader Reader => Reader.Of(Person, Memberships.Select(m => m.Organisation));

    public bool IsMember(OrganisationId organisation) => Memberships.Any(m => m.Organisation == organisation);

    /// <summary>True when they have one of <paramref name="anyOf"/> there (any membership, when none is named).</summary>
    public bool Has(OrganisationId organisation, params IReadOnlyList<MemberRole> anyOf) =>
        Memberships.Any(m => m.Organisation == organisation && (anyOf.Count == 0 || m.Roles.Any(anyOf.Contains)));

    public Actor ActorFor(OrganisationId? organisation = null) =>
        new(Person is null ? ActorKind.Client : ActorKind.Person, Subject, organisation);

    /// <summary>
    /// Null when they have one of <paramref name="anyOf"/>; <c>{entity}.not_found</c> when they aren't a member (a foreign
    /// record answers as one that doesn't exist); <c>{entity}.wrong_role</c> (403) otherwise. Before it refuses, it waits up
    /// to 2 s for the copy of memberships to pass the moment the request came in.
    /// </summary>
    public abstract Task<Error?> MustHave(OrganisationId organisation, string entity, params IReadOnlyList<MemberRole> anyOf);

    public abstract Task<Error?> MustBeOperator();

    /// <summary>Lets a minimal API endpoint take a <see cref="Caller"/>.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => new(context.Features.Get<Caller>()
        ?? throw new InvalidOperationException("The caller is put into the request by UseCaller, which must stand before the endpoints."));
}
