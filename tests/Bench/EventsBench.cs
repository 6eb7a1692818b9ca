using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Secondments.Bench.Raw;
using Secondments.Bench.Searching;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities;
using Secondments.Grains.Outbox;
using Secondments.Hosting.Modules;
using Secondments.Kernel;
using Secondments.Testing.Hosts;

namespace Secondments.Bench;

/// <summary>
/// Persistent events a second that the broker has confirmed: given to the bus as the relay of an outbox gives them, as many in
/// flight, against RabbitMQ's own client with as many in flight, which sends a copy of the same message, ready made, to a
/// queue of the same kind. Nobody takes from either queue.
/// </summary>
internal static class EventsBench
{
    /// <summary>As many as a relay has.</summary>
    private const int InFlight = 128;
    private const int Rounds = 5;
    private const string Queue = "bench-ours";
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(3);

    public static async Task Run()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteRabbitMq, new Mute());
        await using var raw = await RawPublisher.Connect(new Uri(host.Get<IConfiguration>()["Bus:RabbitMq"]!));
        var bus = host.Get<IEventBus>();
        await raw.Bind(Queue, $"{typeof(OpportunityChanged).Namespace}:{nameof(OpportunityChanged)}");
        await bus.Publish(Make(0), CancellationToken.None);
        await raw.Copy(Queue);

        var events = Enumerable.Range(0, 500).Select(Make).ToList();
        var (ours, theirs) = (0.0, 0.0);
        for (var round = 0; round <= Rounds; round++)
        {
            // The first round is for the compiler.
            if (round == 1) (ours, theirs) = (0, 0);
            ours += await Clients.PerSecond(InFlight, Slice, n => bus.Publish(Again(events[n % events.Count]), CancellationToken.None)) / Rounds;
            theirs += await Clients.PerSecond(InFlight, Slice, _ => raw.Publish()) / Rounds;
            if (await raw.Empty(Queue) is { Theirs: 0 } or { Raw: 0 }) throw new InvalidOperationException("What was published went nowhere.");
        }
        Figure.RatioAtLeast("events", ours, theirs, $"confirmed events/s of {raw.Size} bytes", 0.5).Print();
    }

    private static OpportunityChanged Make(int number)
    {
        var now = DateTimeOffset.UtcNow;
        var opportunity = new OpportunityId(Guid.CreateVersion7());
        var organisation = new OrganisationId(Guid.CreateVersion7());
        return new OpportunityChanged(opportunity, Ids.NewRef(), "slug", organisation, OpportunityState.Live, SearchRows.Details(0), 1, 1, now, now.AddDays(30))
        {
            Meta = new EventMeta(Guid.CreateVersion7(), opportunity.Value, number + 1, now, [organisation], "system"),
        };
    }

    // Each telling has an id of its own.
    private static OpportunityChanged Again(OpportunityChanged message) => message with { Meta = message.Meta with { Id = Guid.CreateVersion7() } };

    /// <summary>A service that takes nothing.</summary>
    private sealed class Mute : Module
    {
        public override string Name => "mute";

        public override void Register(ModuleBuilder module)
        {
        }

        public override void Map(IEndpointRouteBuilder routes)
        {
        }
    }
}
