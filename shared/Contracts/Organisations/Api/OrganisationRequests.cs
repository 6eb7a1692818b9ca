using Secondments.Kernel;

namespace Secondments.Contracts.Organisations.Api;

/// <summary>The public registers by which a body can be found. Its own number there is the claim that the operator checks.</summary>
public enum Register
{
    CompaniesHouse,
    /// <summary>England and Wales.</summary>
    CharityCommission,
    /// <summary>OSCR.</summary>
    ScottishCharity,
    NorthernIrelandCharity,
    /// <summary>UK Register of Learning Providers.</summary>
    Ukprn,
    /// <summary>Organisation Data Service, for the NHS.</summary>
    Ods,
    /// <summary>The nine-character code of the Office for National Statistics, for councils and the like.</summary>
    OnsCode,
    /// <summary>In none: then the body that it belongs to is named, and the operator telephones.</summary>
    None,
}

/// <summary>Brings an organisation onto the exchange. Its sender becomes its first admin.</summary>
/// <param name="BelongsTo">For <see cref="Register.None"/>: the body it is part of.</param>
/// <param name="Authority">The sender's role there: why they may speak for it.</param>
/// <param name="EmailDomains">Domains that the body's people have addresses in. At most 10.</param>
/// <param name="DataProtectionContact">An e-mail address.</param>
/// <param name="Convening">Runs programmes and brokers between others.</param>
/// <param name="Ladder">In whose words grades are shown; the generic one when left out.</param>
/// <param name="OneOfUs">A small body where one person does all: its author publishes an opportunity at once, and the sender gets every role.</param>
public sealed record ApplyForOrganisation(
    string? Name = null,
    Sector? Sector = null,
    Register? Register = null,
    string? RegisterNumber = null,
    string? BelongsTo = null,
    string? Authority = null,
    IReadOnlyList<string>? EmailDomains = null,
    string? DataProtectionContact = null,
    bool? Convening = null,
    Ladder? Ladder = null,
    bool? OneOfUs = null);

/// <summary>The operator accepts the claim. <paramref name="ProvenDomains"/>: those e-mail domains that are the body's alone.</summary>
public sealed record VerifyRequest(IReadOnlyList<string>? ProvenDomains = null);

public enum ReturnReason
{
    RegisterDoesNotMatch,
    AuthorityUnclear,
    EmailDomainUnclear,
    ContactMissing,
    Other,
}

/// <summary>One more thing is needed. <paramref name="Needed"/> is what the applicant reads.</summary>
public sealed record ReturnRequest(ReturnReason? Reason = null, string? Needed = null);

public enum DeclineReason
{
    AlreadyHere,
    NotWhoTheySay,
    OutsideThePurpose,
    NoAnswer,
    Other,
}

/// <param name="Text">What the applicant reads.</param>
public sealed record DeclineRequest(DeclineReason? Reason = null, string? Text = null);

public enum SuspendReason
{
    AtItsOwnRequest,
    AuthorityLost,
    Misuse,
    BeingLookedInto,
    Other,
}

/// <param name="Text">What its members read.</param>
public sealed record SuspendRequest(SuspendReason? Reason = null, string? Text = null);

/// <param name="Text">Why it was lifted; its members read it.</param>
public sealed record LiftRequest(string? Text = null);

public enum CloseReason
{
    AtItsOwnRequest,
    Merged,
    Ceased,
    Other,
}

/// <param name="Text">What its members read.</param>
public sealed record CloseRequest(CloseReason? Reason = null, string? Text = null);

/// <summary>Both members are needed.</summary>
public sealed record PoliciesRequest(ApprovalPolicy? Approval = null, bool? ManagerAnswerIsFinal = null);
