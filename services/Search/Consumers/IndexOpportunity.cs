using Secondments.Contracts.Opportunities;
using Secondments.Hosting.Events;
using Secondments.Search.Domain;
using Secondments.Search.Index;

namespace Secondments.Search.Consumers;

/// <summary>Puts an open opportunity into the index and takes out any other; only a higher version has an effect.</summary>
internal sealed class IndexOpportunity(IOpportunityIndex index, TimeProvider clock) : IEventHandler<OpportunityChanged>
{
    public Task Handle(OpportunityChanged message, CancellationToken cancel) =>
        index.Write([Indexing.EntryOf(message, clock.GetUtcNow())], cancel);
}
