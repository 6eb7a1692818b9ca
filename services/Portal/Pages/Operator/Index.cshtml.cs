using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Secondments.Contracts.Operator.Api;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator;

/// <summary>What is broken, for whom, what to press, and what waits, oldest first.</summary>
internal sealed class IndexModel(OrganisationsClient organisations, OpportunitiesClient opportunities, OperatorClients services, TimeProvider clock) : PortalPage
{
    private const int MostImports = 20;

    /// <summary>Claims that wait for a check; null when they can't be had.</summary>
    public long? ToVerify { get; private set; }

    public OrganisationToCheck? Oldest { get; private set; }

    /// <summary>Claims that wait for the applicant.</summary>
    public long? Returned { get; private set; }

    /// <summary>Imports that aren't over; null when they can't be had.</summary>
    public long? ImportsOpen { get; private set; }

    /// <summary>Reported posts that wait for an answer; null when they can't be had.</summary>
    public long? Reported { get; private set; }

    public IReadOnlyList<Trouble> Troubles { get; private set; } = [];

    /// <summary>What waits in each service, the oldest first; those where nothing does are left out.</summary>
    public IReadOnlyList<(string Name, QueueAge Age)> Queues { get; private set; } = [];

    public DateTimeOffset Now { get; private set; }

    public async Task OnGet()
    {
        var waiting = await Try(async () => (await organisations.ToCheck(State("applied"), Cancel)).OrThrow());
        (ToVerify, Oldest) = (waiting?.Total, waiting?.Items.Count > 0 ? waiting.Items[0] : null);
        Returned = (await Try(async () => (await organisations.ToCheck(State("returned"), Cancel)).OrThrow()))?.Total;
        var imports = await Try(async () => (await opportunities.ImportsOfAll([("state", "open"), ("size", $"{MostImports}")], Cancel)).OrThrow());
        ImportsOpen = imports?.Total;
        Reported = (await Try(async () => (await opportunities.Reports([("state", "open"), ("size", "1")], Cancel)).OrThrow()))?.Total;
        var health = new List<(string Name, ServiceHealth? Health)>();
        foreach (var service in services.All) health.Add((service.Name, await Try(async () => (await service.Health(Cancel)).OrThrow())));
        Now = clock.GetUtcNow();
        Troubles = Attention.Of(health, imports?.Items ?? [], Now);
        Queues = [.. health.SelectMany(h => h.Health is { } told ? QueuesOf(h.Name, told) : []).Where(q => q.Age.Waiting > 0).OrderBy(q => q.Age.Oldest)];
    }

    private static IEnumerable<(string Name, QueueAge Age)> QueuesOf(string name, ServiceHealth health) =>
    [
        ($"{name}: to tell the others", health.Events),
        ($"{name}: to do", health.Tasks),
        ($"{name}: e-mails to send", health.Mails),
        ($"{name}: not delivered", health.Undelivered),
    ];

    /// <summary>Null when the service can't be reached: the page says so and shows the rest.</summary>
    private static async Task<T?> Try<T>(Func<Task<T>> ask) where T : class
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is UnavailableException or ApiProblemException { Problem.Status: >= 500 })
        {
            return null;
        }
    }

    private static QueryCollection State(string state) => new(new Dictionary<string, StringValues> { ["state"] = state, ["size"] = "1" });
}
