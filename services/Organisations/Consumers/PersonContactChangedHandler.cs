using Secondments.Contracts.Identity;
using Secondments.Grains;
using Secondments.Hosting.Events;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Consumers;

/// <summary>How a person is called and reached, as their account says; gone when the account is.</summary>
internal sealed class PersonContactChangedHandler(IGrains grains) : IEventHandler<PersonContactChanged>
{
    public Task Handle(PersonContactChanged message, CancellationToken cancel) =>
        Consumed.Run(grains, message, Person.KeyOf(message.Person),
            new KeepContact(message.Name, message.Email, message.Meta.Version, message.Removed), cancel);
}
