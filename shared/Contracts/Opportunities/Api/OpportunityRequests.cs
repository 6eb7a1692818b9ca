using Secondments.Kernel;

namespace Secondments.Contracts.Opportunities.Api;

/// <summary>Starts a draft: <c>POST /api/opportunities</c>. Pointers of refusals are into this body: <c>/details/title</c>.</summary>
/// <param name="CopyOf">A post of the same organisation, by id or short reference: the draft says what it says, but for dates and reference.</param>
/// <param name="Template">A template of the same organisation, likewise. Instead of <paramref name="CopyOf"/>.</param>
/// <param name="Details">With <paramref name="CopyOf"/> or <paramref name="Template"/> only the reference counts.</param>
public sealed record CreateOpportunity(OrganisationId? Organisation = null, OpportunityDetails? Details = null, string? CopyOf = null, string? Template = null);

/// <summary>
/// Writes the whole of what an opportunity says: <c>PUT /api/opportunities/{id}</c> with <c>If-Match</c>. What is left out is
/// gone. Pointers of refusals: <c>/details/title</c>.
/// </summary>
public sealed record SaveOpportunity(OpportunityDetails? Details = null);

/// <summary>What has to change in one field. <paramref name="Pointer"/> is one of the details: <c>/details/title</c>.</summary>
public sealed record FieldReason(string? Pointer = null, string? Text = null);

/// <summary>Sends an opportunity back to its writer: <c>POST …/return</c>. At least one reason.</summary>
public sealed record ReturnRequest(IReadOnlyList<FieldReason>? Reasons = null);

/// <summary>
/// Opens a closed or unfilled opportunity again as a new round: <c>POST …/reopen</c>. It goes live where the approval policy lets
/// the caller publish, else it is sent for approval.
/// </summary>
/// <param name="EarliestStart">Left out: as it was.</param>
public sealed record ReopenRequest(DateOnly? ClosingDate = null, DateOnly? EarliestStart = null);

/// <summary>Who looks after it beside its owner: <c>POST …/co-owners</c>, all of them. Colleagues with the role host.</summary>
public sealed record CoOwnersRequest(IReadOnlyList<PersonId>? People = null);

/// <summary>
/// Why something ends: a code from the list of its kind of ending (<see cref="OpportunityReasons"/>) and, where the code says
/// too little, a line of text. For <c>close</c> the whole is optional; <c>withdraw</c> and <c>not-fill</c> need a code.
/// </summary>
public sealed record ReasonRequest(string? Code = null, string? Text = null);

/// <summary>The lists that <see cref="ReasonRequest.Code"/> comes from. <see cref="SomethingElse"/> needs a text.</summary>
public static class OpportunityReasons
{
    public const string SomethingElse = "something_else";

    public static readonly IReadOnlyList<string> Close =
        ["enough_applications", "need_changed", "dates_changed", SomethingElse];

    public static readonly IReadOnlyList<string> Withdraw =
        ["need_changed", "funding_changed", "dates_changed", "filled_another_way", "posted_by_mistake", SomethingElse];

    public static readonly IReadOnlyList<string> NotFill =
        ["nobody_applied", "nobody_suitable", "nobody_released", "offers_declined", "need_changed", SomethingElse];
}
