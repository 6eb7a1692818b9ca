using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

/// <summary>An organisation's own affairs: its rules, and that somebody can always change them.</summary>
internal static class Running
{
    /// <summary>Longer than any follow-up waits.</summary>
    private static readonly TimeSpan LateNews = TimeSpan.FromDays(90);

    public static Decision<Organisation> SetPolicies(Organisation state, SetPolicies command) => state.IsRunning
        ? state.Policies == command.Policies ? Decide.Unchanged(state) : Decide.To(state with { Policies = command.Policies })
        : NotRunning(state);

    public static Decision<Organisation> NoteAdmin(Organisation state, NoteAdmin command, Turn turn) =>
        state.AdminMarks.Any(m => m.Member == command.Member && m.Version >= command.AtVersion)
            ? Decide.Unchanged(state)
            : Decide.To(Marked(state, new AdminMark(command.Member, command.AtVersion, Gone: false, turn.Now, command.IsSystem)));

    public static Decision<Organisation> LetAdminGo(Organisation state, LetAdminGo command, Turn turn)
    {
        // A system can't look after an organisation: where a person goes, another person has to be there.
        var isSystem = state.AdminMarks.Any(m => m.Member == command.Member && m is { Gone: false, IsSystem: true });
        var left = isSystem ? state.Admins : state.PeopleWhoAreAdmins;
        if (left.All(a => a == command.Member))
            return Error.Conflict("organisation.last_admin", "An organisation needs an admin. Make somebody else an admin first.");
        return Decide.To(Marked(state, new AdminMark(command.Member, command.AtVersion, Gone: true, turn.Now)))
            .Then(Membership.KeyOf(state.Id, command.Member), new FinishAdminGone(command.Roles, command.AtVersion));
    }

    public static Decision<Organisation> NoteAccountGone(Organisation state, NoteAccountGone command, Turn turn)
    {
        if (state.AdminMarks.Any(m => m.Member == command.Member && m.Gone && m.Version >= command.AtVersion)) return Decide.Unchanged(state);
        var marked = Marked(state, new AdminMark(command.Member, command.AtVersion, Gone: true, turn.Now));
        var decision = Decide.To(marked);
        var wasLast = state.PeopleWhoAreAdmins.Any() && !marked.PeopleWhoAreAdmins.Any();
        return !wasLast || !marked.IsRunning ? decision : decision.Tell(new OrganisationWithoutAdmin(state.Id));
    }

    public static Decision<Organisation> AppointAdmin(Organisation state, AppointAdmin command)
    {
        if (!state.IsRunning) return NotRunning(state);
        return state.PeopleWhoAreAdmins.Any()
            ? Error.Conflict("organisation.has_admin", "The organisation has an admin, who says who else is one.")
            : Decide.Unchanged(state).Then(Membership.KeyOf(state.Id, command.Member), new BecomeAdmin());
    }

    public static Error NotRunning(Organisation state) =>
        Error.Conflict("organisation.not_running", "The organisation is no longer on the exchange, so nothing about it can change.", Words.Of(state.State));

    private static Organisation Marked(Organisation state, AdminMark mark) => state with
    {
        AdminMarks = [.. state.AdminMarks.Where(m => m.Member != mark.Member && (!m.Gone || mark.At - m.At < LateNews)), mark],
    };
}
