using Secondments.Grains.Audit;
using Secondments.Grains.Store;

namespace Secondments.Host;

/// <summary>Looks through a module's audit without starting it, and says what was found.</summary>
internal static class VerifyAudit
{
    /// <returns>The exit status: 1 when the audit isn't as it was written.</returns>
    public static async Task<int> Tell(IServiceProvider services)
    {
        await services.GetRequiredService<ServiceDatabase>().RefuseNewer();
        var verdict = await services.GetRequiredService<IAuditVerifier>().Verify();
        if (verdict.IsWhole)
        {
            Console.WriteLine($"The audit of {verdict.Service} is as it was written: {verdict.Sealed} entries, {verdict.Heads} signed heads.");
            return 0;
        }
        Console.Error.WriteLine($"The audit of {verdict.Service} is not as it was written:");
        foreach (var fault in verdict.Faults) Console.Error.WriteLine($"  {fault}");
        return 1;
    }
}
