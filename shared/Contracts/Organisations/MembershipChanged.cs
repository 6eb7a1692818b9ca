using Secondments.Kernel;

namespace Secondments.Contracts.Organisations;

public enum MemberKind
{
    Person,
    /// <summary>An organisation's own system.</summary>
    Client,
}

/// <summary>What one person or client may do in one organisation. Removed: nothing any more.</summary>
/// <param name="Member">The <c>sub</c> of the token.</param>
public sealed record MembershipChanged(
    OrganisationId Organisation,
    Guid Member,
    MemberKind Kind,
    IReadOnlyList<MemberRole> Roles) : Snapshot;
