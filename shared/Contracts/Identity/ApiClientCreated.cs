using Secondments.Kernel;

namespace Secondments.Contracts.Identity;

/// <summary>An organisation's own system got credentials: it becomes a member with these roles.</summary>
/// <param name="Client">The <c>sub</c> of its tokens.</param>
/// <param name="Name">What its people call the system. Not a person's name.</param>
public sealed record ApiClientCreated(OrganisationId Organisation, Guid Client, string Name, IReadOnlyList<MemberRole> Roles) : Fact;
