using Secondments.Contracts;
using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Domain;

/// <summary>What one person or client may do in one organisation. Stays, as removed, when it ends.</summary>
/// <param name="ClientName">What the organisation calls its system; a person's name lives with the person.</param>
/// <param name="Cause">Of the last <see cref="Join"/>.</param>
/// <param name="ClientVersion">Of a system: the version of its credentials that name and roles come from.</param>
public sealed record Membership(
    OrganisationId Organisation,
    Guid Member,
    MemberKind Kind,
    string? ClientName,
    IReadOnlyList<MemberRole> Roles,
    DateTimeOffset Since,
    bool Removed = false,
    Guid? Cause = null,
    long ClientVersion = 0)
{
    public const string KindName = "membership";

    /// <summary>One grain an organisation and member, found without an index.</summary>
    public static Guid IdOf(OrganisationId organisation, Guid member) => Ids.FromName(organisation.Value, member.ToString());

    public static GrainKey KeyOf(OrganisationId organisation, Guid member) => new(KindName, IdOf(organisation, member));
}

/// <summary>Begins a membership, or adds to the roles of one that runs. Never takes a role away.</summary>
/// <param name="Convening">Whether the organisation is a convening body, as the sender read it.</param>
/// <param name="Cause">What it comes of, where it may be sent twice: the same cause joins once, even if the membership ended meanwhile.</param>
public sealed record Join(OrganisationId Organisation, Guid Member, MemberKind Kind, string? ClientName, IReadOnlyList<MemberRole> Roles, bool Convening = false, Guid? Cause = null) : ICommand<Done>;

/// <param name="AtVersion">The version that the decision rests on.</param>
/// <param name="AdminLetGo">The organisation has agreed that this admin may go.</param>
public sealed record SetRoles(IReadOnlyList<MemberRole> Roles, long AtVersion, bool Convening, bool AdminLetGo = false) : ICommand<Done>;

/// <param name="AtVersion">The version that the decision rests on.</param>
/// <param name="AdminLetGo">The organisation has agreed that this admin may go.</param>
public sealed record EndMembership(long AtVersion, bool AdminLetGo = false) : ICommand<Done>;

/// <summary>What a system is called and may do, as of a version of its credentials; older news changes nothing.</summary>
public sealed record SetClient(OrganisationId Organisation, Guid Client, string Name, IReadOnlyList<MemberRole> Roles, long AtClientVersion) : ICommand<Done>;

/// <summary>The system's credentials were ended: it can do nothing any more, so nobody needs to agree.</summary>
public sealed record EndClient : ICommand<Done>;

/// <summary>The person is erased: they are nobody anywhere any more, the last admin too.</summary>
public sealed record EndErased : ICommand<Done>;

/// <summary>Follows the operator's word: the organisation had no admin left.</summary>
public sealed record BecomeAdmin : ICommand<Done>;

/// <summary>Follows the organisation's leave for an admin to go; does nothing when it is done already.</summary>
/// <param name="Roles">Empty: the membership ends.</param>
public sealed record FinishAdminGone(IReadOnlyList<MemberRole> Roles, long AtVersion) : ICommand<Done>;

public sealed class MembershipKind : GrainKind<Membership>
{
    public override string Name => Membership.KindName;

    public override IReadOnlyList<Type> Views { get; } = [typeof(MembershipRow)];

    public override Decision<Membership> Handle(Membership? state, ICommand command, Turn turn) => (state, command) switch
    {
        (_, Join c) => Belonging.Join(state, c, turn),
        (_, SetClient c) => Belonging.SetClient(state, c, turn),
        (null or { Removed: true }, FinishAdminGone or EndClient or EndErased or BecomeAdmin or InformAdmin) => Decide.Unchanged(state),
        (null or { Removed: true }, _) => Error.NotFound("member"),
        (_, SetRoles c) => Belonging.SetRoles(state, c, turn),
        (_, EndMembership c) => Belonging.End(state, c, turn),
        (_, BecomeAdmin) => Belonging.BecomeAdmin(state, turn),
        (_, InformAdmin c) => TellingAdmins.Inform(state, c),
        (_, EndClient) => Belonging.EndClient(state, turn),
        (_, EndErased) => Belonging.EndErased(state, turn),
        (_, FinishAdminGone c) => Belonging.Finish(state, c, turn),
        _ => throw new ArgumentException($"A membership doesn't know {command.GetType().Name}.", nameof(command)),
    };

    public override Snapshot Snapshot(Membership state) =>
        new MembershipChanged(state.Organisation, state.Member, state.Kind, state.Removed ? [] : state.Roles) { Removed = state.Removed };

    public override IEnumerable<ViewRow> Project(Membership state) => MembershipRow.Of(state);

    public override IReadOnlyList<OrganisationId> Concerned(Membership state) => [state.Organisation];
}
