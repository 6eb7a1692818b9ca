using Secondments.Contracts.Identity;
using Secondments.Grains.Store;
using Secondments.Hosting.Events;
using Secondments.Hosting.Erasures;
using Secondments.Opportunities.Features.Erasing;
using Secondments.Opportunities.Persistence;

namespace Secondments.Opportunities.Consumers;

/// <summary>A copy of how people are called and reached. When identity takes it back the person is erased: what else is held of them goes too.</summary>
internal sealed class KeepContacts(IInbox<OpportunitiesDb> inbox, ErasePeople erase) : IEventHandler<PersonContactChanged>
{
    public async Task Handle(PersonContactChanged message, CancellationToken cancel)
    {
        await Keep(message, cancel);
        if (message.Removed) await erase.Erase(new Erasure(message.Person, message.Meta.At), cancel);
    }

    private Task Keep(PersonContactChanged message, CancellationToken cancel) => inbox.Keep(message,
    [
        new ContactCopy
        {
            Person = message.Person.Value,
            Name = message.Removed ? "" : message.Name,
            Email = message.Removed ? "" : message.Email,
        },
    ], cancel);
}
