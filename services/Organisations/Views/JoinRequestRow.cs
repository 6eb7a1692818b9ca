using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Views;

/// <summary>Somebody who asks to join, for the organisation and for themselves.</summary>
public sealed class JoinRequestRow : PrivateViewRow
{
    public Guid Organisation { get; set; }
    public Guid Person { get; set; }
    public string Domain { get; set; } = "";
    public JoinRequestState State { get; set; }
    public DateTimeOffset AskedAt { get; set; }
    public string? Reason { get; set; }

    internal static JoinRequestRow Of(JoinRequest state) => new()
    {
        Readers = [state.Organisation.Value, state.Person],
        Organisation = state.Organisation.Value,
        Person = state.Person,
        Domain = state.Domain,
        State = state.State,
        AskedAt = state.AskedAt,
        Reason = state.Reason,
    };
}
