using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Secondments.Contracts.Operator.Api;
using Secondments.Grains.Store;
using Secondments.Hosting.Authority;
using Secondments.Kernel;

namespace Secondments.Hosting.Operator;

/// <summary>How a service stands at this moment.</summary>
internal interface IServiceState
{
    Task<ServiceHealth> Now(CancellationToken cancel);
}

/// <summary>What an entry about a check of the audit is called, and what it says.</summary>
internal static class ServiceState
{
    public const string AuditChecked = "audit.check";
    public const string IsIntact = "isIntact";
}

/// <inheritdoc/>
internal sealed class ServiceState<TDb>(IReads<TDb> reads, ServiceDatabase<TDb> database, IServiceProvider services, TimeProvider clock) : IServiceState
    where TDb : TenantDb
{
    private static readonly Reader Operator = Reader.Of(null, Exchange.Organisation);

    public async Task<ServiceHealth> Now(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var upTo = await services.GetRequiredKeyedService<IAuthorityCopy>(database.Service).CompleteUpTo(cancel);
        return await reads.Query(Operator, async db => new ServiceHealth(
            now,
            await Age(db.Set<OutboxRow>().Where(r => r.DoneAt == null).Select(r => r.At), cancel),
            await Age(db.Set<FollowUpRow>().Where(r => r.Due <= now).Select(r => r.Due), cancel),
            await Age(db.Set<MailRow>().Select(r => r.At), cancel),
            await db.Set<MailRow>().CountAsync(r => r.Attempts > 0, cancel),
            await Age(db.Set<DeadLetterRow>().Select(r => r.At), cancel),
            upTo,
            Disk(),
            await LastCheck(db, cancel),
            await db.Set<AuditRow>().OrderBy(a => a.Id).Select(a => (DateTimeOffset?)a.At).FirstOrDefaultAsync(cancel)), cancel);
    }

    private static async Task<QueueAge> Age(IQueryable<DateTimeOffset> waiting, CancellationToken cancel)
    {
        var count = await waiting.CountAsync(cancel);
        return new QueueAge(count, count == 0 ? null : await waiting.OrderBy(at => at).Select(at => (DateTimeOffset?)at).FirstOrDefaultAsync(cancel));
    }

    private static async Task<AuditCheck?> LastCheck(TDb db, CancellationToken cancel)
    {
        var last = await db.Set<AuditRow>().Where(a => a.EntityId == AuditNote.OfTheAudit && a.Action == ServiceState.AuditChecked).OrderByDescending(a => a.Id).FirstOrDefaultAsync(cancel);
        if (last is null) return null;
        using var changes = JsonDocument.Parse(last.Changes);
        return new AuditCheck(last.At, changes.RootElement.GetProperty(ServiceState.IsIntact)[1].GetBoolean(), last.Actor);
    }

    private DiskSpace? Disk()
    {
        try
        {
            var drive = new DriveInfo(Path.GetFullPath(database.Folder));
            return new DiskSpace(drive.AvailableFreeSpace, drive.TotalSize);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
