using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Hosting.Events;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Applications;

namespace Secondments.Opportunities.Consumers;

/// <summary>Home decided: those who choose at the host are told that it did; what, they read in the application.</summary>
internal sealed class TellHostOfRelease(IGrains grains, Recipients recipients) : IEventHandler<ReleaseDecided>
{
    public async Task Handle(ReleaseDecided message, CancellationToken cancel)
    {
        var key = Keys.Application(message.Application);
        if (await grains.Read<Application>(key, cancel) is not { } found) return;
        var hosts = await recipients.Of(found.State.Post.Opportunity, found.State.Post.Host, cancel);
        await grains.Run(
            key, new TellHost("release_decided", hosts),
            CommandContext.System with { Id = CommandId.Of("opportunities.tell-host-of-release", message.Meta.Id) }, cancel);
    }
}
