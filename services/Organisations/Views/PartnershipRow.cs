using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Views;

/// <summary>A partnership, for its two sides.</summary>
public sealed class PartnershipRow : PrivateViewRow
{
    public Guid One { get; set; }
    public Guid Other { get; set; }
    public PartnershipState State { get; set; }
    public DateTimeOffset Since { get; set; }
    public string? Note { get; set; }
    public string? Reason { get; set; }
    public Guid? EndedBy { get; set; }

    internal static PartnershipRow Of(Partnership state) => new()
    {
        Readers = [state.One.Value, state.Other.Value],
        One = state.One.Value,
        Other = state.Other.Value,
        State = state.State,
        Since = state.Since,
        Note = state.Note,
        Reason = state.Reason,
        EndedBy = state.EndedBy?.Value,
    };

    internal PartnerAnswer For(OrganisationId side, string name, string slug)
    {
        var weAsked = One == side.Value;
        return new PartnerAnswer(
            new OrganisationId(weAsked ? Other : One), name, slug, State, weAsked, Since, Note,
            State is PartnershipState.Declined or PartnershipState.Ended ? Reason : null, EndedBy is { } by ? by == side.Value : null, Version);
    }
}
