using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

/// <summary>An organisation's own affairs: its rules, and that somebody can always change them.</summary>
internal static class Running
{
    public static Decision<Organisation> SetPolicies(Organisation state, SetPolicies command) => state.IsRunning
        ? state.Policies == command.Policies ? Decide.Unchanged(state) : Decide.To(state with { Policies = command.Policies })
        : NotRunning(state);

    public static Decision<Organisation> NoteAdmin(Organisation state, NoteAdmin command) => state.Admins.Contains(command.Member)
        ? Decide.Unchanged(state)
        : Decide.To(state with { Admins = [.. state.Admins, command.Member] });

    public static Decision<Organisation> LetAdminGo(Organisation state, LetAdminGo command)
    {
        var others = state.Admins.Where(a => a != command.Member).ToList();
        if (others.Count == 0)
            return Error.Conflict("organisation.last_admin", "An organisation needs an admin. Make somebody else an admin first.");
        return Decide.To(state with { Admins = others })
            .Then(Membership.KeyOf(state.Id, command.Member), new FinishAdminGone(command.Roles, command.AtVersion));
    }

    public static Error NotRunning(Organisation state) =>
        Error.Conflict("organisation.not_running", "The organisation is no longer on the exchange, so nothing about it can change.", Words.Of(state.State));
}
