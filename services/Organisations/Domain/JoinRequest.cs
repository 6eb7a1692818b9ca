using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Domain;

/// <summary>Somebody asks to join an organisation whose domain their address lies in. Who they are called lives with the person.</summary>
/// <param name="Domain">The organisation's proven domain that the address lies in.</param>
/// <param name="Since">When it came into its state.</param>
public sealed record JoinRequest(
    OrganisationId Organisation,
    Guid Person,
    string Domain,
    JoinRequestState State,
    DateTimeOffset AskedAt,
    DateTimeOffset Since,
    string? Reason = null)
{
    public const string Kind = "join_request";

    public static GrainKey KeyOf(OrganisationId organisation, Guid person) => new(Kind, Ids.FromName(organisation.Value, $"join:{person}"));
}

/// <param name="AtOnce">The organisation lets people of the domain in without asking an admin.</param>
/// <param name="WasMember">They belonged before: coming back is for an admin to say, whatever the domain's rule.</param>
/// <param name="Name">For the mail to the admins.</param>
public sealed record AskToJoin(Side Organisation, bool Convening, string Domain, bool AtOnce, bool WasMember, string? Name) : ICommand<AskedToJoin>;

public sealed record Admit(Side Organisation, bool Convening) : ICommand<Done>;

public sealed record DeclineJoin(Side Organisation, string Reason) : ICommand<Done>;

/// <summary>Their account is gone.</summary>
public sealed record EndJoinErased : ICommand<Done>;

public sealed class JoinRequestKind : GrainKind<JoinRequest>
{
    public override string Name => JoinRequest.Kind;

    public override IReadOnlyList<Type> Views { get; } = [typeof(JoinRequestRow)];

    public override Decision<JoinRequest> Handle(JoinRequest? state, ICommand command, Turn turn) => (state, command) switch
    {
        (_, AskToJoin c) => AskingToJoin.Ask(state, c, turn),
        (null or { State: not JoinRequestState.Asked }, EndJoinErased) => Decide.Unchanged(state),
        (null, _) => Error.NotFound(JoinRequest.Kind),
        (_, EndJoinErased) => Decide.To(state with { State = JoinRequestState.Declined, Since = turn.Now }),
        (_, Admit c) => AskingToJoin.Admit(state, c, turn),
        (_, DeclineJoin c) => AskingToJoin.Decline(state, c, turn),
        _ => throw new ArgumentException($"A join request doesn't know {command.GetType().Name}.", nameof(command)),
    };

    public override IEnumerable<ViewRow> Project(JoinRequest state) => [JoinRequestRow.Of(state)];

    public override IReadOnlyList<OrganisationId> Concerned(JoinRequest state) => [state.Organisation];
}
