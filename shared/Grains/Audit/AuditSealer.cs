using Microsoft.Extensions.Logging;
using Secondments.Grains.Engine;
using Secondments.Grains.Store;

namespace Secondments.Grains.Audit;

/// <summary>
/// Numbers committed entries about once a second and links them, outside any turn, so that no turn waits for another's
/// number. Each minute it writes the head to the log outside the database.
/// </summary>
internal sealed class AuditSealer<TDb>(ServiceDatabase<TDb> database, AuditKey key, CrashPoints crashes, TimeProvider clock, ILogger<AuditSealer<TDb>> log)
    : Worker(database, clock, "sealer", TimeSpan.FromSeconds(1), log) where TDb : ServiceDb
{
    private const int Batch = 500;

    private readonly TimeProvider _clock = clock;
    private readonly AuditHeads _heads = new(key, database.Service);
    private DateTimeOffset _nextHead;
    private long _lastHead;

    protected override async Task<bool> Round(CancellationToken cancel)
    {
        var last = await database.ReadOne(
            "SELECT number, seal FROM audit WHERE number IS NOT NULL ORDER BY number DESC LIMIT 1", [], r => (Number: r.GetInt64(0), Seal: r.GetString(1)), cancel);
        var (number, seal) = last ?? (0, AuditChain.FirstSeal);

        var entries = await database.ReadAll($"SELECT {AuditChain.Columns} FROM audit WHERE number IS NULL ORDER BY id LIMIT {Batch}", [], AuditChain.Read, cancel);
        if (entries.Count > 0)
        {
            var statements = new List<Statement>(entries.Count);
            foreach (var entry in entries)
            {
                seal = AuditChain.Seal(seal, ++number, entry);
                // Number and seal stand together, or another sealer was quicker: then nothing of this round stands.
                statements.Add(new Statement("UPDATE audit SET number = $1, seal = $2 WHERE id = $3 AND number IS NULL", [number, seal, entry.Id], Guard.Version));
            }
            crashes.At("sealer.before-commit");
            if (await database.Committer.Write(statements) is not UnitOutcome.Committed) return true;
            crashes.At("sealer.after-commit");
        }
        SignHead(number, seal);
        return entries.Count == Batch;
    }

    private void SignHead(long number, string seal)
    {
        var now = _clock.GetUtcNow();
        if (number == 0 || number == _lastHead || now < _nextHead) return;
        _heads.Add(number, seal, now);
        (_lastHead, _nextHead) = (number, now.AddMinutes(1));
    }
}
