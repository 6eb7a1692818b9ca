using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Domain;

/// <summary>An address that was asked to join an organisation. One grain an organisation and address, so that a new one ends the old.</summary>
/// <param name="OrganisationName">As it was when the mail went.</param>
/// <param name="Roles">What whoever accepts will be.</param>
/// <param name="SecretHash">Of the link that is good now.</param>
/// <param name="EndedHashes">Of the last few links that a newer one ended, so that they can be told so.</param>
/// <param name="Convening">Whether the organisation is a convening body, as it was when the mail went.</param>
/// <param name="AcceptedBy">The person who joined.</param>
public sealed record Invitation(
    OrganisationId Organisation,
    string OrganisationName,
    string OrganisationSlug,
    bool Convening,
    [Personal] string Email,
    [Personal] string? Name,
    IReadOnlyList<MemberRole> Roles,
    InvitationState State,
    [Personal] string SecretHash,
    [Personal] IReadOnlyList<string> EndedHashes,
    DateTimeOffset SentAt,
    DateTimeOffset ExpiresAt,
    Guid? AcceptedBy = null)
{
    public const string Kind = "invitation";

    public static readonly TimeSpan GoodFor = TimeSpan.FromDays(14);

    public static Guid IdOf(OrganisationId organisation, string email) => Ids.FromName(organisation.Value, $"invitation:{email.ToLowerInvariant()}");

    public static GrainKey KeyOf(Guid id) => new(Kind, id);
}

public sealed record Invite(OrganisationId Organisation, string OrganisationName, string OrganisationSlug, bool Convening, string Email, string? Name, IReadOnlyList<MemberRole> Roles) : ICommand<Done>;

/// <summary>A new link to the same address; the old one ends.</summary>
public sealed record Resend : ICommand<Done>;

public sealed record CancelInvitation : ICommand<Done>;

/// <summary>The reminder of the link that was sent at <paramref name="SentAt"/>.</summary>
public sealed record ExpireInvitation(DateTimeOffset SentAt) : ICommand<Done>;

/// <summary>Whoever it was sent to is erased: no name, address or link is left of them.</summary>
public sealed record ForgetInvitee : ICommand<Done>;

public sealed record Accept(string SecretHash) : ICommand<JoinedAnswer>;

public sealed class InvitationKind : GrainKind<Invitation>
{
    public override string Name => Invitation.Kind;

    public override IReadOnlyList<Type> Views { get; } = [typeof(InvitationRow)];

    public override Decision<Invitation> Handle(Invitation? state, ICommand command, Turn turn) => (state, command) switch
    {
        (_, Invite c) => Inviting.Invite(state, c, turn),
        (null, _) => Error.NotFound(Invitation.Kind),
        (_, ForgetInvitee) => Inviting.Forget(state),
        ({ Email.Length: 0 }, _) => Error.NotFound(Invitation.Kind),
        (_, Resend) => Inviting.Resend(state, turn),
        (_, CancelInvitation) => Inviting.Cancel(state),
        (_, ExpireInvitation c) => Inviting.Expire(state, c),
        (_, Accept c) => Inviting.Accept(state, c, turn),
        _ => throw new ArgumentException($"An invitation doesn't know {command.GetType().Name}.", nameof(command)),
    };

    public override IEnumerable<ViewRow> Project(Invitation state) => state.Email.Length == 0 ? [] : [InvitationRow.Of(state)];

    public override IReadOnlyList<OrganisationId> Concerned(Invitation state) => [state.Organisation];
}
