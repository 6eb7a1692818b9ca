using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Views;

/// <summary>An invitation as its organisation sees it.</summary>
public sealed class InvitationRow : PrivateViewRow
{
    public Guid Organisation { get; set; }
    public string Email { get; set; } = "";
    public string? Name { get; set; }
    public string Roles { get; set; } = "";
    public InvitationState State { get; set; }
    public DateTimeOffset SentAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }

    internal static InvitationRow Of(Invitation state) => new()
    {
        // The exchange too: to tell people what it has of them, by their address, and to forget it.
        Readers = [state.Organisation.Value, Exchange.Organisation.Value],
        Organisation = state.Organisation.Value,
        Email = state.Email,
        Name = state.Name,
        Roles = RoleNames.Write(state.Roles),
        State = state.State,
        SentAt = state.SentAt,
        ExpiresAt = state.ExpiresAt,
    };
}
