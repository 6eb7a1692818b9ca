using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

/// <summary>
/// A mail to an organisation's admins, whoever causes it. The organisation knows who they are, each membership whether they
/// still are, and each person their address.
/// </summary>
/// <param name="Page">What of the organisation's own pages to open: <c>/partners</c>.</param>
public sealed record TellAdmins(string Template, IReadOnlyDictionary<string, string> Model, string Page) : ICommand<Done>;

/// <summary>A mail to one who has the role when it comes to it.</summary>
public sealed record InformAdmin(string Template, IReadOnlyDictionary<string, string> Model) : ICommand<Done>;

internal static class TellingAdmins
{
    public static Decision<Organisation> Tell(Organisation state, TellAdmins command) =>
        Decide.Unchanged(state).Then(Of(state, command.Template, command.Model, command.Page));

    public static IEnumerable<FollowUp> Of(Organisation state, string template, IReadOnlyDictionary<string, string> model, string page)
    {
        var whole = new Dictionary<string, string>(model, StringComparer.Ordinal)
        {
            ["organisation"] = state.Name,
            ["link"] = $"/manage/{state.Slug}{page}",
        };
        return state.Admins.Select(a => new FollowUp(Membership.KeyOf(state.Id, a), new InformAdmin(template, whole)));
    }

    /// <summary>A system has no letter box.</summary>
    public static Decision<Membership> Inform(Membership state, InformAdmin command)
    {
        var decision = Decide.Unchanged(state);
        return state.Kind is Contracts.Organisations.MemberKind.Person && state.Roles.Contains(MemberRole.Admin)
            ? decision.Then(Person.KeyOf(new PersonId(state.Member)), new Inform(command.Template, command.Model))
            : decision;
    }
}
