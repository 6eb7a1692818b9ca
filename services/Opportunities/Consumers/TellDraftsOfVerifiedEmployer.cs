using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Organisations;
using Secondments.Grains.Store;
using Secondments.Hosting.Events;
using Secondments.Kernel;
using Secondments.Opportunities.Features.Applications;
using Secondments.Opportunities.Persistence;

namespace Secondments.Opportunities.Consumers;

/// <summary>An organisation was verified: its members' drafts that waited for an employer have one.</summary>
internal sealed class TellDraftsOfVerifiedEmployer(IReads<OpportunitiesDb> reads, Posts posts, WaitingDrafts drafts) : IEventHandler<OrganisationVerified>
{
    public async Task Handle(OrganisationVerified message, CancellationToken cancel)
    {
        if (await posts.Employer(message.Organisation, cancel) is not { } employer) return;
        var members = await reads.Query(Reader.Of(null, message.Organisation), db => db.MembershipCopies
            .Where(m => m.OrganisationId == message.Organisation.Value && m.Kind == MemberKind.Person && !m.Removed).Select(m => m.Member).ToListAsync(cancel), cancel);
        // The copy of the organisation may still be on its way; that it is verified is said here.
        foreach (var member in members) await drafts.Tell(new PersonId(member), employer with { State = OrganisationState.Verified }, cancel);
    }
}
