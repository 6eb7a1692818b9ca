using Secondments.Contracts;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

/// <summary>The operator's part: to believe a claim or not, and to put an organisation on hold. Each "no" has its reason.</summary>
internal static class Checking
{
    /// <summary>Within which a claim is checked: what the page after sending says.</summary>
    public const int WorkingDaysPromised = 5;

    public static bool IsLate(Organisation state, DateTimeOffset now) =>
        state.State is OrganisationState.Applied && UkTime.DayOf(now) > WorkingDays.After(UkTime.DayOf(state.StateSince), WorkingDaysPromised);

    public static Decision<Organisation> Verify(Organisation state, Verify command, Turn turn)
    {
        if (!OrganisationTable.Next(state.State, OrganisationMove.Verify).TryGet(out var next, out var error)) return error;
        if (ProblemWith(state, command.ProvenDomains) is { } problem) return problem;
        return Decide.To(state with
        {
            State = next,
            StateSince = turn.Now,
            Notice = null,
            ProvenDomains = command.ProvenDomains,
            VerifiedAt = state.VerifiedAt ?? turn.Now,
        })
            .Tell(new OrganisationVerified(state.Id))
            .Then(TellApplicant(state, "organisations.organisation-verified", "", $"/manage/{state.Slug}"));
    }

    public static Decision<Organisation> Return(Organisation state, Return command, Turn turn) =>
        Move(state, OrganisationMove.Return, turn, Words.Of(command.Reason), command.Needed, new OrganisationReturned(state.Id),
            TellApplicant(state, "organisations.one-more-thing", command.Needed, $"/join/{state.Ref}"));

    public static Decision<Organisation> Decline(Organisation state, Decline command, Turn turn) =>
        Move(state, OrganisationMove.Decline, turn, Words.Of(command.Reason), command.Text, new OrganisationDeclined(state.Id),
            TellApplicant(state, "organisations.organisation-declined", command.Text, $"/join/{state.Ref}"));

    public static Decision<Organisation> Suspend(Organisation state, Suspend command, Turn turn) =>
        Move(state with { Hold = new OrganisationHold(turn.Now, null) }, OrganisationMove.Suspend, turn, Words.Of(command.Reason), command.Text,
            then: TellingAdmins.Of(state, "organisations.organisation-on-hold", ReasonOf(command.Text), ""));

    public static Decision<Organisation> Lift(Organisation state, Lift command, Turn turn) =>
        Move(state with { Hold = state.Hold is { } hold ? hold with { Until = turn.Now } : null }, OrganisationMove.Lift, turn, null, command.Text,
            then: TellingAdmins.Of(state, "organisations.organisation-goes-on", ReasonOf(command.Text), ""));

    public static Decision<Organisation> Close(Organisation state, Close command, Turn turn) =>
        Move(state, OrganisationMove.Close, turn, Words.Of(command.Reason), command.Text);

    private static Decision<Organisation> Move(Organisation state, OrganisationMove move, Turn turn, string? reason, string text, Fact? fact = null, IEnumerable<FollowUp>? then = null)
    {
        if (!OrganisationTable.Next(state.State, move).TryGet(out var next, out var error)) return error;
        var decision = Decide.To(state with { State = next, StateSince = turn.Now, Notice = new OrganisationNotice(next, reason, text, turn.Now) });
        if (fact is not null) decision = decision.Tell(fact);
        return then is null ? decision : decision.Then(then);
    }

    /// <summary>A proven domain lets people in by their address: it must be claimed, and the body's alone.</summary>
    private static Error? ProblemWith(Organisation state, IReadOnlyList<string> domains)
    {
        var errors = new List<FieldError>();
        for (var i = 0; i < domains.Count; i++)
        {
            var pointer = $"/provenDomains/{i}";
            if (EmailDomains.IsShared(domains[i])) errors.Add(new FieldError(pointer, "shared", $"Several bodies share {domains[i]}, so it cannot be proven for one."));
            else if (EmailDomains.IsFreeMail(domains[i])) errors.Add(new FieldError(pointer, "free_mail", $"Anyone can have an address in {domains[i]}."));
            else if (!state.EmailDomains.Contains(domains[i])) errors.Add(new FieldError(pointer, "not_claimed", $"The application does not name {domains[i]}."));
        }
        return errors.Count == 0 ? null : Error.Invalid("organisation.domains_not_provable", errors);
    }

    private static Dictionary<string, string> ReasonOf(string text) => new(StringComparer.Ordinal) { ["text"] = text };

    /// <summary>The applicant's address lives with the person, so that no organisation's state holds it.</summary>
    private static IEnumerable<FollowUp> TellApplicant(Organisation state, string template, string text, string link)
    {
        if (state.ApplicantKind is not MemberKind.Person) yield break;
        yield return new FollowUp(Person.KeyOf(new PersonId(state.Applicant)), new Inform(template, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["organisation"] = state.Name,
            ["text"] = text,
            ["link"] = link,
        }));
    }
}
