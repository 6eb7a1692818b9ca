using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Hosting.Events;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Features.Applications;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Consumers;

/// <summary>Dates, pay or eligibility of an open post changed: everyone who applied or has a draft is told.</summary>
internal sealed class TellOfChangedTerms(IGrains grains, Posts posts, ApplicationQueries queries) : IEventHandler<OpportunityTermsChanged>
{
    private static readonly ApplicationState[] Open =
        [ApplicationState.Submitted, ApplicationState.Shortlisted, ApplicationState.Interview, ApplicationState.Offered, ApplicationState.Accepted];

    public async Task Handle(OpportunityTermsChanged message, CancellationToken cancel)
    {
        if (await posts.Read(message.Opportunity, cancel) is not { } post) return;
        var command = new FollowTerms(post, message.Changes, message.ChangedAt);
        foreach (var application in await queries.In(message.Organisation, message.Opportunity, Open, cancel)) await Tell(application);
        foreach (var draft in await queries.Drafts(message.Organisation, message.Opportunity, cancel)) await Tell(draft);

        // Once for each, however often the message comes.
        Task Tell(Guid application) => grains.Run(
            Keys.Application(new ApplicationId(application)), command,
            CommandContext.System with { Id = CommandId.Of($"opportunities.tell-of-changed-terms/{application}", message.Meta.Id) }, cancel);
    }
}
