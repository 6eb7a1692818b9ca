using System.Globalization;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

/// <summary>How somebody of a proven domain comes in: at once where the organisation chose that, else by an admin's answer.</summary>
internal static class AskingToJoin
{
    /// <summary>A no counts for a while, so that nobody is asked again each day.</summary>
    private static readonly TimeSpan NoCountsFor = TimeSpan.FromDays(7);

    public static Decision<JoinRequest> Ask(JoinRequest? state, AskToJoin command, Turn turn)
    {
        if (turn.Actor.Person is not { } person) return Error.Forbidden("join_request.people_only", "Only a person who is signed in can ask to join.");
        if (state is { State: JoinRequestState.Asked }) return Decide.Unchanged(state).Answer(AnswerOf(command.Organisation, state.State));
        if (state is { State: JoinRequestState.Declined } && turn.Now < state.Since + NoCountsFor)
            return Error.Conflict("join_request.declined_lately", $"{command.Organisation.Name} has answered no a short while ago. You can ask again from {DayOf(state.Since + NoCountsFor)}, or talk to an admin there.");

        var asked = new JoinRequest(command.Organisation.Id, person.Value, command.Domain, JoinRequestState.Asked, turn.Now, turn.Now);
        // Nobody comes in by themselves while the organisation is on hold, nor after they were removed.
        if (command.AtOnce && !command.WasMember && command.Organisation.State is OrganisationState.Verified)
        {
            var admitted = asked with { State = JoinRequestState.Admitted };
            return Decide.To(admitted).Answer(AnswerOf(command.Organisation, admitted.State)).Then(JoinOf(admitted, command.Convening));
        }
        return Decide.To(asked)
            .Answer(AnswerOf(command.Organisation, asked.State))
            // Its admins have to see who asks.
            .Then(Person.KeyOf(person), new ShowTo(asked.Organisation))
            .Then(Organisation.KeyOf(asked.Organisation), new TellAdmins("organisations.asks-to-join", new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["person"] = command.Name ?? "Somebody",
                ["domain"] = asked.Domain,
            }, $"/members/joining/{asked.Person}"));
    }

    public static Decision<JoinRequest> Admit(JoinRequest state, Admit command, Turn turn)
    {
        if (state.State is not JoinRequestState.Asked) return Answered(state);
        var admitted = state with { State = JoinRequestState.Admitted, Since = turn.Now };
        return Decide.To(admitted)
            .Then(JoinOf(admitted, command.Convening))
            .Then(Person.KeyOf(new PersonId(state.Person)), new HideFrom(state.Organisation))
            .Then(Told(state, "organisations.let-in", command.Organisation, "", $"/organisations/{command.Organisation.Slug}"));
    }

    public static Decision<JoinRequest> Decline(JoinRequest state, DeclineJoin command, Turn turn)
    {
        if (state.State is not JoinRequestState.Asked) return Answered(state);
        return Decide.To(state with { State = JoinRequestState.Declined, Since = turn.Now, Reason = command.Reason })
            .Then(Person.KeyOf(new PersonId(state.Person)), new HideFrom(state.Organisation))
            .Then(Told(state, "organisations.not-let-in", command.Organisation, command.Reason, $"/organisations/{command.Organisation.Slug}/join"));
    }

    /// <summary>Why somebody can't ask, whose address lies in none of the organisation's domains.</summary>
    public static Error NotTheirDomain(string organisation) =>
        Error.Forbidden("join_request.ask_an_admin", $"Your e-mail address is not in a domain that is proven for {organisation}. Ask an admin there for an invitation.");

    private static FollowUp JoinOf(JoinRequest state, bool convening) => new(
        Membership.KeyOf(state.Organisation, state.Person),
        new Join(state.Organisation, state.Person, MemberKind.Person, null, [MemberRole.Staff], convening,
            Ids.FromName(JoinRequest.KeyOf(state.Organisation, state.Person).Id, state.AskedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture))));

    private static FollowUp Told(JoinRequest state, string template, Side organisation, string text, string link) => new(
        Person.KeyOf(new PersonId(state.Person)),
        new Inform(template, new Dictionary<string, string>(StringComparer.Ordinal) { ["organisation"] = organisation.Name, ["text"] = text, ["link"] = link }));

    private static AskedToJoin AnswerOf(Side organisation, JoinRequestState state) => new(organisation.Id, organisation.Slug, organisation.Name, state);

    private static Error Answered(JoinRequest state) =>
        Error.Conflict("join_request.answered", "This has been answered already.", Words.Of(state.State));

    private static string DayOf(DateTimeOffset instant) => UkTime.DayOf(instant).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
