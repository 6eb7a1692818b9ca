using Secondments.Kernel;

namespace Secondments.Contracts.Identity;

/// <summary>A system was given another name or other roles: what it is called and may do now.</summary>
/// <param name="Client">The <c>sub</c> of its tokens.</param>
public sealed record ApiClientChanged(OrganisationId Organisation, Guid Client, string Name, IReadOnlyList<MemberRole> Roles) : Snapshot;
