using Secondments.Kernel;

namespace Secondments.Contracts.Organisations;

public enum OrganisationState
{
    Applied,
    Returned,
    Declined,
    Verified,
    Suspended,
    Closed,
}

/// <summary>Who publishes an opportunity.</summary>
public enum ApprovalPolicy
{
    /// <summary>Another member with the role host. The default.</summary>
    AnotherHost,
    /// <summary>Its author, at once.</summary>
    Author,
    /// <summary>A member with the role admin.</summary>
    Admin,
}

/// <summary>An organisation's own rules.</summary>
/// <param name="Approval">Who publishes an opportunity.</param>
/// <param name="ManagerAnswerIsFinal">True: the line manager's answer is the release. False: the releaser confirms it.</param>
public sealed record OrganisationPolicies(ApprovalPolicy Approval = ApprovalPolicy.AnotherHost, bool ManagerAnswerIsFinal = false);

/// <param name="Slug">In page addresses; unique.</param>
/// <param name="ProvenDomains">E-mail domains that the operator accepted.</param>
public sealed record OrganisationChanged(
    OrganisationId Organisation,
    string Slug,
    string Name,
    Sector Sector,
    OrganisationState State,
    bool Convening,
    Ladder Ladder,
    IReadOnlyList<string> ProvenDomains,
    OrganisationPolicies Policies) : Snapshot;
