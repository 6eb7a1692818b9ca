using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Hosting.Events;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Applications;

namespace Secondments.Opportunities.Consumers;

/// <summary>A new application: those who choose at the host are told.</summary>
internal sealed class TellHostOfApplication(IGrains grains, Recipients recipients) : IEventHandler<ApplicationSubmitted>
{
    public async Task Handle(ApplicationSubmitted message, CancellationToken cancel) => await grains.Run(
        Keys.Application(message.Application),
        new TellHost("submitted", await recipients.Of(message.Opportunity, message.Host, cancel)),
        CommandContext.System with { Id = CommandId.Of("opportunities.tell-host-of-application", message.Meta.Id) }, cancel);
}
