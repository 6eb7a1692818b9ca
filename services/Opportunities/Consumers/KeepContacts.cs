using Secondments.Contracts.Identity;
using Secondments.Grains.Store;
using Secondments.Hosting.Events;
using Secondments.Opportunities.Persistence;

namespace Secondments.Opportunities.Consumers;

/// <summary>A copy of how people are called and reached, emptied when identity takes it back.</summary>
internal sealed class KeepContacts(IInbox<OpportunitiesDb> inbox) : IEventHandler<PersonContactChanged>
{
    public Task Handle(PersonContactChanged message, CancellationToken cancel) => inbox.Keep(message,
    [
        new ContactCopy
        {
            Person = message.Person.Value,
            Name = message.Removed ? "" : message.Name,
            Email = message.Removed ? "" : message.Email,
        },
    ], cancel);
}
