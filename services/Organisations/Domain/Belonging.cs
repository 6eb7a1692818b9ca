using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

/// <summary>How a membership begins, changes and ends.</summary>
internal static class Belonging
{
    public static Decision<Membership> Join(Membership? state, Join command, Turn turn)
    {
        if (ProblemWith(command.Organisation, command.Roles, command.Convening) is { } problem) return problem;
        if (command.Cause is { } cause && state?.Cause == cause) return Decide.Unchanged(state);
        // News that the system was made, after news of what was changed of it since.
        if (state is { ClientVersion: > 0 } && command.Kind is MemberKind.Client) return Decide.Unchanged(state);
        var before = state is { Removed: false } ? state.Roles : [];
        var roles = WithStaff([.. before, .. command.Roles]);
        var begins = state is null or { Removed: true };
        if (!begins && roles.SequenceEqual(state!.Roles)) return Decide.Unchanged(state);

        var joined = begins
            ? new Membership(command.Organisation, command.Member, command.Kind, command.ClientName, roles, turn.Now, Cause: command.Cause)
            : state! with { Roles = roles, Cause = command.Cause ?? state.Cause };
        var decision = Decide.To(joined);
        if (roles.Contains(MemberRole.Admin)) decision = decision.Then(Noted(joined, turn));
        if (!begins) return decision;
        decision = decision.Tell(new MemberJoined(joined.Organisation, joined.Member));
        return joined.Kind is MemberKind.Person ? decision.Then(PersonOf(joined), new Belong(joined.Organisation)) : decision;
    }

    public static Decision<Membership> SetRoles(Membership state, SetRoles command, Turn turn)
    {
        var roles = WithStaff(command.Roles);
        if (roles.SequenceEqual(state.Roles)) return Decide.Unchanged(state);
        if (command.AtVersion != turn.Version) return Stale();
        if (ProblemWith(state.Organisation, roles, command.Convening) is { } problem) return problem;
        return LosesAdmin(state, roles) && !command.AdminLetGo ? AdminNotLetGo() : WithRoles(state, roles, turn);
    }

    public static Decision<Membership> End(Membership state, EndMembership command, Turn turn)
    {
        if (command.AtVersion != turn.Version) return Stale();
        return LosesAdmin(state, []) && !command.AdminLetGo ? AdminNotLetGo() : Ended(state);
    }

    public static Decision<Membership> SetClient(Membership? state, SetClient command, Turn turn)
    {
        if (state is { Removed: true } || state?.ClientVersion >= command.AtClientVersion) return Decide.Unchanged(state);
        if (state is { Kind: not MemberKind.Client }) return Error.Conflict("member.not_a_client", "A person's roles are changed by an admin.");
        var roles = WithStaff(command.Roles);
        if (state is null)
        {
            var begun = new Membership(command.Organisation, command.Client, MemberKind.Client, command.Name, roles, turn.Now, ClientVersion: command.AtClientVersion);
            var decision = Decide.To(begun).Tell(new MemberJoined(command.Organisation, command.Client));
            return roles.Contains(MemberRole.Admin) ? decision.Then(Noted(begun, turn)) : decision;
        }
        var changed = state with { ClientName = command.Name, ClientVersion = command.AtClientVersion };
        var set = WithRoles(changed, roles, turn);
        return LosesAdmin(state, roles) ? set.Then(Organisation.KeyOf(state.Organisation), new NoteAccountGone(state.Member, turn.Version + 1)) : set;
    }

    /// <summary>Of what its admin asked for, what a system can hold there: whether it is a convening body may have changed since.</summary>
    public static IReadOnlyList<MemberRole> HoldableBySystem(IReadOnlyList<MemberRole> roles, bool convening) => [.. roles.Where(r => convening || r is not MemberRole.Broker)];

    public static Decision<Membership> EndClient(Membership state, Turn turn)
    {
        if (state.Kind is not MemberKind.Client) return Error.Conflict("member.not_a_client", "A person's membership is ended by an admin.");
        var ended = Ended(state);
        // One admin fewer: the organisation keeps count of those who are left.
        return LosesAdmin(state, []) ? ended.Then(Organisation.KeyOf(state.Organisation), new NoteAccountGone(state.Member, turn.Version + 1)) : ended;
    }

    /// <summary>Nobody has to agree: what the law gives a person doesn't wait for another admin.</summary>
    public static Decision<Membership> EndErased(Membership state, Turn turn)
    {
        var ended = Ended(state);
        return LosesAdmin(state, []) ? ended.Then(Organisation.KeyOf(state.Organisation), new NoteAccountGone(state.Member, turn.Version + 1)) : ended;
    }

    public static Decision<Membership> BecomeAdmin(Membership state, Turn turn) => state.Kind is MemberKind.Person && !state.Roles.Contains(MemberRole.Admin)
        ? WithRoles(state, WithStaff([.. state.Roles, MemberRole.Admin]), turn)
        : Decide.Unchanged(state);

    public static Decision<Membership> Finish(Membership state, FinishAdminGone command, Turn turn)
    {
        if (command.AtVersion == turn.Version) return command.Roles.Count == 0 ? Ended(state) : WithRoles(state, WithStaff(command.Roles), turn);
        // It was changed otherwise meanwhile. If they are still an admin, the organisation must know it again.
        var decision = Decide.Unchanged(state);
        return state.Roles.Contains(MemberRole.Admin) ? decision.Then(Noted(state, turn)) : decision;
    }

    /// <summary>Whether these roles can be held in that organisation.</summary>
    public static Error? ProblemWith(OrganisationId organisation, IReadOnlyList<MemberRole> roles, bool convening)
    {
        if (roles.Contains(MemberRole.Operator) && organisation != Exchange.Organisation)
            return Error.Invalid("member.role_not_here", new FieldError("/roles", "operator", "Operators belong to the exchange, not to an organisation."));
        if (roles.Contains(MemberRole.Broker) && !convening)
            return Error.Invalid("member.role_not_here", new FieldError("/roles", "broker", "Only a convening body has brokers."));
        return null;
    }

    public static bool LosesAdmin(Membership state, IReadOnlyList<MemberRole> roles) =>
        state.Organisation != Exchange.Organisation && state.Roles.Contains(MemberRole.Admin) && !roles.Contains(MemberRole.Admin);

    /// <summary>Every member is staff; roles stand once, in their usual order.</summary>
    public static IReadOnlyList<MemberRole> WithStaff(IEnumerable<MemberRole> roles) => [.. roles.Append(MemberRole.Staff).Distinct().Order()];

    private static Decision<Membership> WithRoles(Membership state, IReadOnlyList<MemberRole> roles, Turn turn)
    {
        var decision = Decide.To(state with { Roles = roles });
        return roles.Contains(MemberRole.Admin) && !state.Roles.Contains(MemberRole.Admin)
            ? decision.Then(Noted(state, turn))
            : decision;
    }

    private static Decision<Membership> Ended(Membership state)
    {
        var decision = Decide.To(state with { Removed = true }).Tell(new MemberRemoved(state.Organisation, state.Member));
        return state.Kind is MemberKind.Person ? decision.Then(PersonOf(state), new Part(state.Organisation)) : decision;
    }

    private static FollowUp Noted(Membership state, Turn turn) =>
        new(Organisation.KeyOf(state.Organisation), new NoteAdmin(state.Member, turn.Version + 1, state.Kind is MemberKind.Client));

    private static GrainKey PersonOf(Membership state) => Person.KeyOf(new PersonId(state.Member));

    private static Error Stale() => new(ErrorKind.Stale, "member.stale", "It was changed since you read it.");

    private static Error AdminNotLetGo() =>
        Error.Conflict("member.admin_not_let_go", "The organisation has to agree first that this admin may go.");
}
