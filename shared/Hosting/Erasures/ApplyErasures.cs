using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Secondments.Grains;

namespace Secondments.Hosting.Erasures;

/// <summary>What a service does so that it holds nothing personal of somebody any more. Done twice, it is done once.</summary>
public interface IErasesPeople
{
    Task Erase(Erasure erasure, CancellationToken cancel);

    /// <summary>Erasures that the service knows of itself, whether or not they came into the ledger.</summary>
    Task<IReadOnlyList<Erasure>> Known(CancellationToken cancel) => Task.FromResult<IReadOnlyList<Erasure>>([]);
}

/// <summary>
/// Before the first request is served: everybody in the ledger is erased in every service of this process. After a restore
/// that erases them again; else it finds nothing to do. An exchange that can't do it doesn't start.
/// </summary>
internal sealed class ApplyErasures(ErasureLedger ledger, IEnumerable<IErasesPeople> services, ILogger<ApplyErasures> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancel)
    {
        // A crash between a commit and its line: the line is written now.
        foreach (var service in services)
            foreach (var known in await service.Known(cancel)) ledger.Append(known);
        var erasures = ledger.Read();
        foreach (var erasure in erasures)
            foreach (var service in services) await service.Erase(erasure, cancel);
        if (erasures.Count > 0) log.LogInformation("{Count} erasures hold", erasures.Count);
    }

    public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>The command of an erasure has an id of its own for each grain, whatever causes it: event, start or press.</summary>
public static class ErasureCommands
{
    public static CommandContext Of(Erasure erasure, GrainKey grain) =>
        CommandContext.System with { Id = new CommandId("erasure", grain.ToString(), erasure.Person.ToString(), "") };
}
