using Secondments.Kernel;

namespace Secondments.Contracts.Opportunities;

/// <summary>Why a release waits for home's releasers.</summary>
public enum ReleaserNeededFor
{
    /// <summary>The line manager answered and the policy leaves the decision to a releaser.</summary>
    ManagerAnswered,
    /// <summary>The line manager didn't answer in time.</summary>
    ManagerSilent,
    /// <summary>The address given for the line manager isn't in a proven domain, or is the applicant's own.</summary>
    AddressConfirmation,
    /// <summary>Who was asked isn't the line manager.</summary>
    AnotherManager,
    /// <summary>The start moved after home had said «not before».</summary>
    StartMoved,
    /// <summary>The person asks, or the last day has come.</summary>
    Reminder,
}

/// <summary>One of home's releasers has to act. Letters to them come of this.</summary>
public sealed record ReleaserNeeded(ReleaseId Release, ApplicationId Application, OrganisationId Home, ReleaserNeededFor For) : Fact;
