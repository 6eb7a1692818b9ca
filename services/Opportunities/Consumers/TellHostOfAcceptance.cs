using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Hosting.Events;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Applications;

namespace Secondments.Opportunities.Consumers;

/// <summary>An offer was accepted: those who choose at the host are told.</summary>
internal sealed class TellHostOfAcceptance(IGrains grains, Recipients recipients) : IEventHandler<ApplicationAccepted>
{
    public async Task Handle(ApplicationAccepted message, CancellationToken cancel) => await grains.Run(
        Keys.Application(message.Application),
        new TellHost("accepted", await recipients.Of(message.Opportunity, message.Host, cancel)),
        CommandContext.System with { Id = CommandId.Of("opportunities.tell-host-of-acceptance", message.Meta.Id) }, cancel);
}
