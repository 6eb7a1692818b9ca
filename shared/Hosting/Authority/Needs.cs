using Microsoft.AspNetCore.Builder;
using Secondments.Kernel;

namespace Secondments.Hosting.Authority;

/// <summary>Who an endpoint is for. Every endpoint declares one; a host with an endpoint that doesn't refuses to start.</summary>
/// <param name="Who">A stable word for tests and documents: <c>anyone</c>, <c>signed_in</c>, <c>operator</c>, <c>link</c>, <c>member</c>, <c>party</c>.</param>
/// <param name="Roles">For <c>member</c> and <c>party</c>: the roles of which one is enough.</param>
/// <param name="Party">For <c>party</c>: whose relationship to the record counts, such as <c>host</c>, <c>home</c>, <c>applicant</c>.</param>
public sealed record Needs(string Who, IReadOnlyList<MemberRole> Roles, string? Party = null)
{
    public static readonly Needs Anyone = new("anyone", []);

    /// <summary>A person with an account, or an organisation's client.</summary>
    public static readonly Needs SignedIn = new("signed_in", []);

    public static readonly Needs Operator = new("operator", []);

    /// <summary>Whoever holds a link that was sent to them.</summary>
    public static readonly Needs Link = new("link", []);

    /// <summary>A member of the organisation in route or body, with one of these roles.</summary>
    public static Needs Member(params MemberRole[] roles) => new("member", roles);

    /// <summary>Somebody who stands in this relationship to the record.</summary>
    public static Needs PartyTo(string party, params MemberRole[] roles) => new("party", roles, party);
}

public static class NeedsExtensions
{
    /// <summary>Declares who the endpoint is for. Who the caller is, is checked here; what they are to the record, by the handler with <see cref="Caller"/>.</summary>
    public static TBuilder For<TBuilder>(this TBuilder endpoint, Needs needs) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(needs);
}
