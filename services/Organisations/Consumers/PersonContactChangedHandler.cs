using Secondments.Contracts.Identity;
using Secondments.Grains;
using Secondments.Hosting.Erasures;
using Secondments.Hosting.Events;
using Secondments.Organisations.Domain;
using Secondments.Organisations.Features.Erasing;

namespace Secondments.Organisations.Consumers;

/// <summary>How a person is called and reached, as their account says. When the account takes that back, the person is erased here too.</summary>
internal sealed class PersonContactChangedHandler(IGrains grains, ErasePeople erase) : IEventHandler<PersonContactChanged>
{
    public Task Handle(PersonContactChanged message, CancellationToken cancel) => message.Removed
        ? erase.Erase(new Erasure(message.Person, message.Meta.At), cancel)
        : Consumed.Run(grains, message, Person.KeyOf(message.Person), new KeepContact(message.Name, message.Email, message.Meta.Version), cancel);
}
