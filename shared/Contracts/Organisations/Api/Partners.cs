using Secondments.Kernel;

namespace Secondments.Contracts.Organisations.Api;

public enum PartnershipState
{
    /// <summary>Waits for the other side's answer.</summary>
    Asked,
    /// <summary>Runs: either may name the other.</summary>
    Agreed,
    Declined,
    /// <summary>The asker took it back before there was an answer.</summary>
    Withdrawn,
    /// <summary>Ran, and either side ended it.</summary>
    Ended,
}

/// <summary>A partnership as one of its two sides sees it.</summary>
/// <param name="Partner">The other side; in the address of the partner.</param>
/// <param name="WeAsked">True when the reader's side asked.</param>
/// <param name="Since">When it came into its state.</param>
/// <param name="Note">What the asker wrote to the other side.</param>
/// <param name="Reason">Why it was declined or ended, in words for the other side.</param>
/// <param name="EndedByUs">Who ended it; null unless it has ended.</param>
/// <param name="Version">Also the ETag for answering it.</param>
public sealed record PartnerAnswer(
    OrganisationId Partner,
    string Name,
    string Slug,
    PartnershipState State,
    bool WeAsked,
    DateTimeOffset Since,
    string? Note,
    string? Reason,
    bool? EndedByUs,
    long Version);

/// <summary>Asks another organisation to be partners. Where it has asked already, the two have agreed.</summary>
/// <param name="Partner">Id, short reference or slug.</param>
/// <param name="Note">The other side's admins read it.</param>
public sealed record AskPartnerRequest(string? Partner = null, string? Note = null);

/// <param name="Reason">The other side's admins read it.</param>
public sealed record PartnerReasonRequest(string? Reason = null);
