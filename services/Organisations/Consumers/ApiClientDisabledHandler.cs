using Secondments.Contracts.Identity;
using Secondments.Grains;
using Secondments.Hosting.Events;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Consumers;

/// <summary>A system whose credentials were ended is no member any more, so that a token it still has is worth nothing.</summary>
internal sealed class ApiClientDisabledHandler(IGrains grains) : IEventHandler<ApiClientDisabled>
{
    public Task Handle(ApiClientDisabled message, CancellationToken cancel) =>
        Consumed.Run(grains, message, Membership.KeyOf(message.Organisation, message.Client), new EndClient(), cancel);
}
