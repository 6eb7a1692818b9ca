using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Hosting.Events;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Consumers;

/// <summary>The opportunity was withdrawn: everyone who waits is told, nobody is left in silence.</summary>
internal sealed class EndApplicationsOfWithdrawn(IGrains grains, ApplicationQueries queries) : IEventHandler<OpportunityWithdrawn>
{
    private static readonly ApplicationState[] Waiting =
        [ApplicationState.Submitted, ApplicationState.Shortlisted, ApplicationState.Interview, ApplicationState.Offered];

    public async Task Handle(OpportunityWithdrawn message, CancellationToken cancel)
    {
        foreach (var application in await queries.In(message.Organisation, message.Opportunity, Waiting, cancel))
            await grains.Run(Keys.Application(new ApplicationId(application)), new EndWithOpportunity("opportunity_withdrawn"), CommandContext.System, cancel);
    }
}
