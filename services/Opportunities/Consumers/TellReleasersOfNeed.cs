using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Hosting.Events;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Releases;

namespace Secondments.Opportunities.Consumers;

/// <summary>A release waits for home's releasers: they are told.</summary>
internal sealed class TellReleasersOfNeed(IGrains grains, Recipients recipients) : IEventHandler<ReleaserNeeded>
{
    public async Task Handle(ReleaserNeeded message, CancellationToken cancel) => await grains.Run(
        Keys.Release(message.Release),
        new TellReleasers(message.For, await recipients.With(MemberRole.Releaser, message.Home, cancel)),
        CommandContext.System with { Id = CommandId.Of("opportunities.tell-releasers", message.Meta.Id) }, cancel);
}
