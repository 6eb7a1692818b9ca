using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Hosting.Events;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Domain.Releases;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Consumers;

/// <summary>
/// The host changed the post: homes that were asked learn its dates, and those that said «not before» are asked again when the
/// start moved. The dates come from the opportunity as it is, because a message may be old.
/// </summary>
internal sealed class AskAgainWhenStartMoves(IGrains grains, ApplicationQueries queries) : IEventHandler<OpportunityChanged>
{
    public async Task Handle(OpportunityChanged message, CancellationToken cancel)
    {
        var waiting = await queries.WaitingForHome(message.Organisation, message.Opportunity, cancel);
        if (waiting.Count == 0 || await grains.Read<Opportunity>(Keys.Opportunity(message.Opportunity), cancel) is not { } found) return;
        var details = found.State.Details;
        foreach (var application in waiting)
            await grains.Run(
                Keys.Release(Application.ReleaseOf(new ApplicationId(application))),
                new MoveStart(details.EarliestStart, details.LengthWeeks), CommandContext.System, cancel);
    }
}
