using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.Events;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Features.Opportunities;
using Secondments.Opportunities.Persistence;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Consumers;

/// <summary>
/// A copy of who is whose partner. When a partnership ends, the posts of each that the other could see as a partner are no
/// longer theirs to see.
/// </summary>
internal sealed class KeepPartnerships(IInbox<OpportunitiesDb> inbox, HostOrganisations organisations, HostLists lists, IGrains grains) : IEventHandler<PartnershipChanged>
{
    private const int AtOnce = 100;

    public async Task Handle(PartnershipChanged message, CancellationToken cancel)
    {
        await inbox.Keep(message, [new PartnershipCopy { Partnership = message.Meta.EntityId, One = message.One.Value, Other = message.Other.Value }], cancel);
        organisations.ForgetPartners();
        if (!message.Removed) return;
        await Forget(message.One, message.Other, cancel);
        await Forget(message.Other, message.One, cancel);
    }

    private async Task Forget(OrganisationId host, OrganisationId partner, CancellationToken cancel)
    {
        await foreach (var ids in lists.SeenByPartners(host, AtOnce, cancel))
        {
            foreach (var id in ids) await grains.Run(Keys.Opportunity(id), new ForgetPartner(partner), CommandContext.System, cancel);
        }
    }
}
