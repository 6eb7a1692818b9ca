using Secondments.Kernel;

namespace Secondments.Hosting.Authority;

/// <summary>The caller of one request.</summary>
/// <param name="authority">The service's copies; null where a service keeps none.</param>
/// <param name="arrived">When the request came in.</param>
internal sealed class RequestCaller(
    Guid subject, bool isClient, Standing standing, IAuthorityCopy? authority, DateTimeOffset arrived, CancellationToken cancel) : Caller
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    // Each waits with its request open: a crowd of them must not keep everybody else out.
    private static readonly SemaphoreSlim Waiting = new(256);

    private Standing _standing = standing;

    public override Guid Subject => subject;

    public override PersonId? Person => subject == Guid.Empty || isClient ? null : new PersonId(subject);

    public override IReadOnlyList<CallerMembership> Memberships => _standing.Memberships;

    public override async Task<Error?> MustHave(OrganisationId organisation, string entity, params IReadOnlyList<MemberRole> anyOf)
    {
        if (!IsSignedIn) return CallerErrors.NotSignedIn;
        if (Has(organisation, anyOf)) return null;
        var current = await LookAgain();
        if (Has(organisation, anyOf)) return null;
        if (!current) return CallerErrors.AuthorityBehind;
        return IsMember(organisation) ? CallerErrors.WrongRole(entity) : Error.NotFound(entity);
    }

    public override async Task<Error?> MustBeOperator()
    {
        if (!IsSignedIn) return CallerErrors.NotSignedIn;
        if (IsOperator) return null;
        var current = await LookAgain();
        if (IsOperator) return null;
        return current ? CallerErrors.NotOperator : CallerErrors.AuthorityBehind;
    }

    /// <summary>
    /// A role given a moment ago may still be on its way here: before a refusal, the copy must have passed the moment at
    /// which the request came in, for at most two seconds. False when it hasn't by then, or too many are waiting already:
    /// nobody can say yet.
    /// </summary>
    private async Task<bool> LookAgain()
    {
        if (authority is null) return true;
        if (!await Waiting.WaitAsync(TimeSpan.Zero, cancel)) return false;
        try
        {
            var reached = await authority.Reaches(arrived, LongestWait, cancel);
            _standing = await authority.Fresh(subject, cancel);
            return reached;
        }
        finally
        {
            Waiting.Release();
        }
    }
}
