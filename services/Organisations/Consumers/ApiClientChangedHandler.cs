using Secondments.Contracts.Identity;
using Secondments.Grains;
using Secondments.Hosting.Events;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Consumers;

/// <summary>An organisation's own system is called otherwise, or may do something else.</summary>
internal sealed class ApiClientChangedHandler(IGrains grains) : IEventHandler<ApiClientChanged>
{
    public async Task Handle(ApiClientChanged message, CancellationToken cancel)
    {
        var convening = await grains.Read<Organisation>(Organisation.KeyOf(message.Organisation), cancel) is { State.Convening: true };
        await Consumed.Run(grains, message, Membership.KeyOf(message.Organisation, message.Client),
            new SetClient(message.Organisation, message.Client, message.Name, Belonging.HoldableBySystem(message.Roles, convening), message.Meta.Version), cancel);
    }
}
