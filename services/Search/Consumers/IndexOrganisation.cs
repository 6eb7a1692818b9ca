using Secondments.Contracts.Organisations;
using Secondments.Hosting.Events;
using Secondments.Search.Domain;
using Secondments.Search.Index;

namespace Secondments.Search.Consumers;

/// <summary>Lets an organisation's opportunities follow its name, and hides them while it isn't verified.</summary>
internal sealed class IndexOrganisation(IOpportunityIndex index) : IEventHandler<OrganisationChanged>
{
    public Task Handle(OrganisationChanged message, CancellationToken cancel) => index.Write(Indexing.EntryOf(message), cancel);
}
