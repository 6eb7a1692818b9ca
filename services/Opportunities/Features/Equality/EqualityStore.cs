using Microsoft.EntityFrameworkCore;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Equality;
using Secondments.Opportunities.Persistence;

namespace Secondments.Opportunities.Features.Equality;

/// <summary>
/// Counts answers. No command, audit entry or event comes of it, because each would say when; what is written is a count that
/// is one higher, and that the application was asked (docs/adr/0007).
/// </summary>
internal sealed class EqualityStore(IReads<OpportunitiesDb> reads, IEntityWrites<OpportunitiesDb> writes)
{
    private const int Tries = 8;

    public Task<bool> IsAsked(ApplicationId application, CancellationToken cancel) => reads.Query(Reader.Public, db =>
        db.Set<EqualityAskedRow>().AnyAsync(r => r.Application == application.Value, cancel), cancel);

    /// <summary>False when the application was asked before: then nothing is counted.</summary>
    public async Task<bool> Count(ApplicationId application, OrganisationId host, IReadOnlyDictionary<string, string> answers, CancellationToken cancel)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await writes.Write(CommandContext.System, async (db, turn) =>
                {
                    if (await db.Set<EqualityAskedRow>().AnyAsync(r => r.Application == application.Value, cancel)) return false;
                    db.Add(new EqualityAskedRow { Application = application.Value });
                    var month = MonthOf(turn.Now);
                    if (answers.Count > 0) await OneMore(db, host, month, EqualityCounting.People, "", cancel);
                    // Always in the same order, so that two at once don't wait for each other.
                    foreach (var (question, answer) in answers.OrderBy(a => a.Key, StringComparer.Ordinal)) await OneMore(db, host, month, question, answer, cancel);
                    return true;
                }, cancel);
            }
            // The same application was dealt with at the same moment: the one that comes second looks again.
            catch (DbUpdateException) when (tried < Tries)
            {
            }
        }
    }

    public Task<List<EqualityTally>> Of(OrganisationId host, CancellationToken cancel) => reads.Query(Reader.Of(null, host), db =>
        db.Set<EqualityCountRow>().Where(r => r.Host == host.Value).Select(r => new EqualityTally(r.Month, r.Question, r.Answer, r.Count)).ToListAsync(cancel), cancel);

    public static string MonthOf(DateTimeOffset now) => UkTime.DayOf(now).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    // One statement that inserts or adds: looking first and then inserting would let two wait for each other.
    private static Task OneMore(OpportunitiesDb db, OrganisationId host, string month, string question, string answer, CancellationToken cancel)
    {
        object id = db.IsSqlite ? host.Value.ToByteArray(bigEndian: true) : host.Value;
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO equality_counts (host, month, question, answer, count) VALUES ({id}, {month}, {question}, {answer}, 1)
            ON CONFLICT (host, month, question, answer) DO UPDATE SET count = equality_counts.count + 1
            """, cancel);
    }
}
