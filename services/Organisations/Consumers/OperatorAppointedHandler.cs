using Secondments.Contracts.Identity;
using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Hosting.Events;
using Secondments.Kernel;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Consumers;

/// <summary>Whoever used the set-up link runs the exchange.</summary>
internal sealed class OperatorAppointedHandler(IGrains grains) : IEventHandler<OperatorAppointed>
{
    public Task Handle(OperatorAppointed message, CancellationToken cancel) =>
        Consumed.Run(grains, message, Membership.KeyOf(Exchange.Organisation, message.Person.Value),
            new Join(Exchange.Organisation, message.Person.Value, MemberKind.Person, null, [MemberRole.Operator], Cause: message.Meta.Id), cancel);
}
