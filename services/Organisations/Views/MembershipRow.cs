using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Views;

/// <summary>A membership that runs. Its organisation and the member may read it.</summary>
public sealed class MembershipRow : PrivateViewRow
{
    public Guid Organisation { get; set; }
    public Guid Member { get; set; }
    public MemberKind Kind { get; set; }
    public string? ClientName { get; set; }
    /// <summary>See <see cref="RoleNames"/>.</summary>
    public string Roles { get; set; } = "";
    public DateTimeOffset Since { get; set; }

    internal static IEnumerable<ViewRow> Of(Membership state)
    {
        if (state.Removed) yield break;
        yield return new MembershipRow
        {
            Readers = [state.Organisation.Value, state.Member],
            Organisation = state.Organisation.Value,
            Member = state.Member,
            Kind = state.Kind,
            ClientName = state.ClientName,
            Roles = RoleNames.Write(state.Roles),
            Since = state.Since,
        };
    }
}
