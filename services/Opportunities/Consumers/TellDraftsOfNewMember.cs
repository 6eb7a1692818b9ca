using Secondments.Contracts.Organisations;
using Secondments.Hosting.Events;
using Secondments.Kernel;
using Secondments.Opportunities.Features.Applications;

namespace Secondments.Opportunities.Consumers;

/// <summary>Somebody joined a verified organisation: their drafts that waited for an employer have one.</summary>
internal sealed class TellDraftsOfNewMember(Posts posts, WaitingDrafts drafts) : IEventHandler<MemberJoined>
{
    public async Task Handle(MemberJoined message, CancellationToken cancel)
    {
        if (await posts.Employer(message.Organisation, cancel) is { State: OrganisationState.Verified } employer)
            await drafts.Tell(new PersonId(message.Member), employer, cancel);
    }
}
