using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Organisations;
using Secondments.Grains.Store;
using Secondments.Kernel;

namespace Secondments.Hosting.Authority;

/// <summary>What a service's copies say of one caller.</summary>
/// <param name="TokensFrom">Tokens issued before are refused; null when any counts.</param>
internal sealed record Standing(IReadOnlyList<CallerMembership> Memberships, bool Disabled, DateTimeOffset? TokensFrom)
{
    public static readonly Standing None = new([], false, null);
}

/// <summary>A service's own copies of who may do what, and how far they are complete.</summary>
internal interface IAuthorityCopy
{
    /// <summary>At most a second old.</summary>
    ValueTask<Standing> Of(Guid subject, CancellationToken cancel);

    /// <summary>As the copy is now.</summary>
    Task<Standing> Fresh(Guid subject, CancellationToken cancel);

    /// <summary>Waits until the copies are complete up to <paramref name="moment"/>; false when they weren't in time.</summary>
    Task<bool> Reaches(DateTimeOffset moment, TimeSpan atMost, CancellationToken cancel);

    /// <summary>Up to when the copies are complete; null when nobody has told since the start.</summary>
    Task<DateTimeOffset?> CompleteUpTo(CancellationToken cancel);
}

/// <inheritdoc cref="IAuthorityCopy"/>
internal sealed class AuthorityCopy<TDb>(IReads<TDb> reads, ServiceDatabase<TDb> database, TimeProvider clock) : IAuthorityCopy
    where TDb : TenantDb
{
    // Another process may have taken the event that changes a caller's standing, so it is remembered for a moment only.
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<Guid, (Standing Standing, long At)> _standings = new();
    private long _upTo;
    private volatile TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ValueTask<Standing> Of(Guid subject, CancellationToken cancel) =>
        _standings.TryGetValue(subject, out var known) && clock.GetElapsedTime(known.At) < Remembered
            ? ValueTask.FromResult(known.Standing)
            : new ValueTask<Standing>(Fresh(subject, cancel));

    public async Task<Standing> Fresh(Guid subject, CancellationToken cancel)
    {
        var at = clock.GetTimestamp();
        var standing = await reads.Query(Reader.Public, db => Read(db, subject, cancel), cancel);
        if (_standings.Count >= MostRemembered) _standings.Clear();
        _standings[subject] = (standing, at);
        return standing;
    }

    public void Forget(Guid subject) => _standings.TryRemove(subject, out _);

    public void ForgetAll() => _standings.Clear();

    public async Task<bool> Reaches(DateTimeOffset moment, TimeSpan atMost, CancellationToken cancel)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            var moved = _moved.Task;
            if (await UpTo(moment, cancel) >= moment) return true;
            var left = atMost - clock.GetElapsedTime(started);
            if (left <= TimeSpan.Zero) return false;
            await Task.WhenAny(moved, Task.Delay(left < Look ? left : Look, clock, cancel));
            cancel.ThrowIfCancellationRequested();
        }
    }

    public async Task<DateTimeOffset?> CompleteUpTo(CancellationToken cancel) =>
        await UpTo(DateTimeOffset.MaxValue, cancel) is var upTo && upTo > DateTimeOffset.UnixEpoch ? upTo : null;

    /// <summary>
    /// The copies are complete up to <paramref name="upTo"/>. One process has a SQLite file, so memory is enough there, and
    /// after a start the next heartbeat tells; in PostgreSQL the other processes must see it too.
    /// </summary>
    public async Task MoveOn(DateTimeOffset upTo)
    {
        if (!database.IsSqlite)
        {
            await database.Committer.Write(new Statement(
                "INSERT INTO membership_progress (id, up_to) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET up_to = excluded.up_to WHERE membership_progress.up_to < excluded.up_to",
                [upTo]));
        }
        Raise(upTo);
    }

    private async Task<DateTimeOffset> UpTo(DateTimeOffset wanted, CancellationToken cancel)
    {
        if (!database.IsSqlite && DateTimeOffset.FromUnixTimeMilliseconds(Volatile.Read(ref _upTo)) < wanted)
            Raise(await reads.Query(Reader.Public, db => db.MembershipProgress.Where(p => p.Id == 1).Select(p => p.UpTo).FirstOrDefaultAsync(cancel), cancel));
        return DateTimeOffset.FromUnixTimeMilliseconds(Volatile.Read(ref _upTo));
    }

    private void Raise(DateTimeOffset upTo)
    {
        var number = Math.Max(0, upTo.ToUnixTimeMilliseconds());
        var before = Volatile.Read(ref _upTo);
        while (before < number)
        {
            var seen = Interlocked.CompareExchange(ref _upTo, number, before);
            if (seen == before)
            {
                Interlocked.Exchange(ref _moved, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
                return;
            }
            before = seen;
        }
    }

    private static async Task<Standing> Read(TDb db, Guid subject, CancellationToken cancel)
    {
        var rows = await (
            from m in db.MembershipCopies
            join o in db.OrganisationCopies on m.OrganisationId equals o.OrganisationId into organisations
            from o in organisations.DefaultIfEmpty()
            where m.Member == subject && !m.Removed
            select new { m.OrganisationId, m.Roles, State = (OrganisationState?)o.State }).ToListAsync(cancel);
        var access = await db.AccountAccessCopies.Where(a => a.Person == subject)
            .Select(a => new { a.Disabled, a.Removed, a.TokensFrom }).FirstOrDefaultAsync(cancel);
        return new Standing(
            [.. rows.Select(r => new CallerMembership(new(r.OrganisationId), StateOf(new(r.OrganisationId), r.State), [.. r.Roles.Select(RoleOf).OfType<MemberRole>()]))],
            access is { Disabled: true } or { Removed: true },
            access?.TokensFrom);
    }

    /// <summary>An organisation that we haven't heard of may do the least; the exchange itself is never verified by anybody.</summary>
    private static OrganisationState StateOf(OrganisationId organisation, OrganisationState? told) =>
        told ?? (organisation == Exchange.Organisation ? OrganisationState.Verified : OrganisationState.Applied);

    /// <summary>A role that a newer version of us knows gives nothing here.</summary>
    private static MemberRole? RoleOf(string name) => Enum.TryParse<MemberRole>(name, out var role) ? role : null;
}
