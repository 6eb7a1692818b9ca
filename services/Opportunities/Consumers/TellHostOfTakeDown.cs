using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Hosting.Events;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Features.Opportunities;

namespace Secondments.Opportunities.Consumers;

/// <summary>The operator took a post down: its host's people are told why.</summary>
internal sealed class TellHostOfTakeDown(IGrains grains, Recipients recipients, HostOrganisations organisations) : IEventHandler<OpportunityTakenDown>
{
    public async Task Handle(OpportunityTakenDown message, CancellationToken cancel)
    {
        if (await organisations.Find(message.Organisation, cancel) is not { } host) return;
        await grains.Run(
            Keys.Opportunity(message.Opportunity),
            new TellPosters("taken_down", await recipients.Of(message.Opportunity, message.Organisation, cancel), host.Slug, host.Name),
            CommandContext.System with { Id = CommandId.Of("opportunities.tell-host-of-take-down", message.Meta.Id) }, cancel);
    }
}
