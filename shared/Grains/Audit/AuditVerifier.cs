using Secondments.Grains.Store;

namespace Secondments.Grains.Audit;

/// <param name="Sealed">Entries whose numbers, links and signed heads were checked.</param>
/// <param name="Unsealed">Entries of the last seconds, not numbered yet.</param>
/// <param name="Heads">Signed heads outside the database that agree.</param>
/// <param name="Faults">What doesn't agree; empty when the audit is whole.</param>
public sealed record AuditVerdict(string Service, long Sealed, long Unsealed, int Heads, IReadOnlyList<string> Faults)
{
    public bool IsWhole => Faults.Count == 0;
}

/// <summary>Reads the whole audit of one database and checks numbers, links and the signed heads outside it.</summary>
public interface IAuditVerifier
{
    Task<AuditVerdict> Verify(CancellationToken cancel = default);
}

/// <inheritdoc/>
public sealed class AuditVerifier<TDb>(ServiceDatabase<TDb> database, AuditKey key) : IAuditVerifier where TDb : ServiceDb
{
    private const int Page = 5_000;
    private const int MostFaultsTold = 20;

    public async Task<AuditVerdict> Verify(CancellationToken cancel = default)
    {
        var faults = new List<string>();
        var heads = new AuditHeads(key, database.Service).All();
        var wanted = heads.GroupBy(h => h.Number).ToDictionary(g => g.Key, g => g.ToList());
        var agreed = 0;
        var (number, seal) = (0L, AuditChain.FirstSeal);
        while (true)
        {
            var entries = await database.ReadAll(
                $"SELECT {AuditChain.Columns} FROM audit WHERE number > $1 ORDER BY number LIMIT {Page}", [number], AuditChain.Read, cancel);
            foreach (var entry in entries)
            {
                if (entry.Number != number + 1) faults.Add($"Entry {number + 1} is missing: the next is {entry.Number}.");
                number = entry.Number!.Value;
                var expected = AuditChain.Seal(seal, number, entry);
                if (expected != entry.Seal) faults.Add($"Entry {number} was changed, or one before it: its seal doesn't fit.");
                seal = entry.Seal!;
                if (!wanted.Remove(number, out var signed)) continue;
                foreach (var head in signed) agreed += Check(head, seal, faults);
            }
            if (entries.Count < Page || faults.Count > MostFaultsTold) break;
        }
        if (faults.Count <= MostFaultsTold)
            faults.AddRange(wanted.Keys.Order().Take(MostFaultsTold).Select(n => $"A signed head names entry {n}, which isn't there."));
        var unsealed = await database.ReadOne("SELECT count(*) FROM audit WHERE number IS NULL", [], r => r.GetInt64(0), cancel) ?? 0;
        return new AuditVerdict(database.Service, number, unsealed, agreed, faults);
    }

    private int Check(AuditHead head, string seal, List<string> faults)
    {
        if (!key.Verify(AuditHead.Text(head.Service, head.Number, head.Seal, head.At), head.Signature))
            faults.Add($"The signed head of entry {head.Number} has a wrong signature.");
        else if (head.Seal != seal)
            faults.Add($"The signed head of entry {head.Number} says another seal: the audit was rewritten.");
        else
            return 1;
        return 0;
    }
}
