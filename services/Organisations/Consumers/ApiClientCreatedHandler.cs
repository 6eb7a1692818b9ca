using Secondments.Contracts.Identity;
using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Hosting.Events;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Consumers;

/// <summary>An organisation's own system becomes its member.</summary>
internal sealed class ApiClientCreatedHandler(IGrains grains) : IEventHandler<ApiClientCreated>
{
    public async Task Handle(ApiClientCreated message, CancellationToken cancel)
    {
        var convening = await grains.Read<Organisation>(Organisation.KeyOf(message.Organisation), cancel) is { State.Convening: true };
        await Consumed.Run(grains, message, Membership.KeyOf(message.Organisation, message.Client),
            new Join(message.Organisation, message.Client, MemberKind.Client, message.Name, Belonging.HoldableBySystem(message.Roles, convening), convening, message.Meta.Id), cancel);
    }
}
