using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

/// <summary>How an invitation is sent, ended and accepted. Opening its link changes nothing; only the answer does.</summary>
internal static class Inviting
{
    private const string Reminder = "expire";
    private const int EndedHashesKept = 5;

    public static Decision<Invitation> Invite(Invitation? state, Invite command, Turn turn)
    {
        if (Belonging.ProblemWith(command.Organisation, command.Roles, command.Convening) is { } problem) return problem;
        if (command.Organisation == Exchange.Organisation) return Error.NotFound(Organisation.Kind);
        var fresh = new Invitation(
            command.Organisation, command.OrganisationName, command.OrganisationSlug, command.Convening, command.Email, command.Name,
            Belonging.WithStaff(command.Roles), InvitationState.Sent, "", [], turn.Now, turn.Now);
        return Sent(fresh with { EndedHashes = state is null ? [] : Ended(state) }, turn);
    }

    public static Decision<Invitation> Resend(Invitation state, Turn turn)
    {
        if (!InvitationTable.Next(state.State, InvitationMove.Resend).TryGet(out var next, out var error)) return error;
        return Sent(state with { State = next, EndedHashes = Ended(state) }, turn);
    }

    public static Decision<Invitation> Cancel(Invitation state) =>
        InvitationTable.Next(state.State, InvitationMove.Cancel).TryGet(out var next, out var error)
            ? Decide.To(state with { State = next }).Forget(Reminder)
            : error;

    /// <summary>A reminder may be late or come twice: only the link that it was set for ends, and only if it is still waiting.</summary>
    public static Decision<Invitation> Expire(Invitation state, ExpireInvitation command) =>
        state.SentAt == command.SentAt && InvitationTable.Next(state.State, InvitationMove.Expire).TryGet(out var next, out _)
            ? Decide.To(state with { State = next })
            : Decide.Unchanged(state);

    public static Decision<Invitation> Accept(Invitation state, Accept command, Turn turn)
    {
        if (ProblemWithLink(state, command.SecretHash, turn.Now) is { } problem)
        {
            // Pressing twice is pressing once.
            return problem.Code == "invitation.accepted" && state.AcceptedBy == turn.Actor.Id ? Decide.Unchanged(state).Answer(AnswerOf(state)) : problem;
        }
        if (!InvitationTable.Next(state.State, InvitationMove.Accept).TryGet(out var next, out var error)) return error;
        if (turn.Actor.Person is not { } person)
            return Error.Forbidden("invitation.people_only", "Only a person who is signed in can accept an invitation.");
        return Decide.To(state with { State = next, AcceptedBy = person.Value })
            .Answer(AnswerOf(state))
            .Forget(Reminder)
            .Then(Membership.KeyOf(state.Organisation, person.Value), JoinOf(turn.GrainId, state, person));
    }

    /// <summary>One that still waits ends. Accepted or not, the address is gone, and so is what a link could be known by.</summary>
    public static Decision<Invitation> Forget(Invitation state)
    {
        if (state.Email.Length == 0) return Decide.Unchanged(state);
        var ended = InvitationTable.Next(state.State, InvitationMove.Cancel).TryGet(out var cancelled, out _) ? state with { State = cancelled } : state;
        return Decide.To(ended with { Email = "", Name = null, SecretHash = "", EndedHashes = [] }).Forget(Reminder);
    }

    public static Join JoinOf(Guid id, Invitation state, PersonId person) => new(
        state.Organisation, person.Value, MemberKind.Person, null, state.Roles, state.Convening,
        Ids.FromName(id, state.SentAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));

    /// <summary>Why a link can't be used; null when it can. A secret that was never sent answers as if there were no invitation.</summary>
    public static Error? ProblemWithLink(Invitation state, string secretHash, DateTimeOffset now)
    {
        if (state.EndedHashes.Any(h => IsSame(h, secretHash)))
            return new Error(ErrorKind.Gone, "invitation.replaced", "A newer invitation was sent to the same address. Use the link in that e-mail.");
        if (!IsSame(state.SecretHash, secretHash)) return Error.NotFound(Invitation.Kind);
        return state.State switch
        {
            InvitationState.Accepted => new Error(ErrorKind.Gone, "invitation.accepted", "This invitation has been accepted already."),
            InvitationState.Cancelled => new Error(ErrorKind.Gone, "invitation.cancelled", "The organisation has cancelled this invitation."),
            InvitationState.Expired => HasExpired(state),
            // The server's clock decides, not whether the reminder has run.
            _ => now >= state.ExpiresAt ? HasExpired(state) : null,
        };
    }

    private static Decision<Invitation> Sent(Invitation state, Turn turn)
    {
        var sent = state with { SecretHash = Secrets.Hash(turn.Secret), SentAt = turn.Now, ExpiresAt = turn.Now + Invitation.GoodFor, AcceptedBy = null };
        return Decide.To(sent)
            .Remind(Reminder, sent.ExpiresAt, new ExpireInvitation(sent.SentAt))
            .Send(new Mail("organisations.invitation", sent.Email, new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["greeting"] = sent.Name is { } name ? $"Hello {name}" : "Hello",
                ["organisation"] = sent.OrganisationName,
                ["until"] = UkTime.DayOf(sent.ExpiresAt).ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
                ["link"] = $"/invitation/{InvitationLink.Write(turn.GrainId, turn.Secret)}",
            }));
    }

    private static IReadOnlyList<string> Ended(Invitation state) => [.. state.EndedHashes.Append(state.SecretHash).TakeLast(EndedHashesKept)];

    private static JoinedAnswer AnswerOf(Invitation state) => new(state.Organisation, state.OrganisationSlug, state.OrganisationName, state.Roles);

    private static Error HasExpired(Invitation state) => new(ErrorKind.Gone, "invitation.expired",
        $"This invitation ended on {UkTime.DayOf(state.ExpiresAt).ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}. Ask the organisation for a new one.");

    private static bool IsSame(string a, string b) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));
}
