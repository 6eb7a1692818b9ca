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
            : Decide.To(Marked(state, new AdminMark(command.Member, command.AtVersion, Gone: false, turn.Now)));

    public static Decision<Organisation> LetAdminGo(Organisation state, LetAdminGo command, Turn turn)
    {
        if (state.Admins.All(a => a == command.Member))
            return Error.Conflict("organisation.last_admin", "An organisation needs an admin. Make somebody else an admin first.");
        return Decide.To(Marked(state, new AdminMark(command.Member, command.AtVersion, Gone: true, turn.Now)))
            .Then(Membership.KeyOf(state.Id, command.Member), new FinishAdminGone(command.Roles, command.AtVersion));
    }

    /// <summary>An admin was erased. If it was the last, a role is held by nobody, and the organisation's pages and the operator see that.</summary>
    public static Decision<Organisation> NoteAdminErased(Organisation state, NoteAdminErased command, Turn turn) =>
        state.AdminMarks.Any(m => m.Member == command.Member && m.Version >= command.AtVersion)
            ? Decide.Unchanged(state)
            : Decide.To(Marked(state, new AdminMark(command.Member, command.AtVersion, Gone: true, turn.Now)));

    public static Error NotRunning(Organisation state) =>
        Error.Conflict("organisation.not_running", "The organisation is no longer on the exchange, so nothing about it can change.", Words.Of(state.State));

    private static Organisation Marked(Organisation state, AdminMark mark) => state with
    {
        AdminMarks = [.. state.AdminMarks.Where(m => m.Member != mark.Member && (!m.Gone || mark.At - m.At < LateNews)), mark],
    };
}
