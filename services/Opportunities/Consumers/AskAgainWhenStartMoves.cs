using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Hosting.Events;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Domain.Releases;
using Secondments.Opportunities.Features.Applications;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Consumers;

/// <summary>
/// The host changed the post: homes that were asked learn its dates, and those that said «not before» are asked again when the
/// start moved; drafts learn when it closes and when it opens again. All of it comes from the opportunity as it is, because a
/// message may be old.
/// </summary>
internal sealed class AskAgainWhenStartMoves(IGrains grains, ApplicationQueries queries, Posts posts) : IEventHandler<OpportunityChanged>
{
    public async Task Handle(OpportunityChanged message, CancellationToken cancel)
    {
        // Told again for who has lost it: nothing has moved.
        if (message.Meta.Replay) return;
        var (waiting, drafts) = await queries.Following(message.Organisation, message.Opportunity, cancel);
        await AskHomes(waiting, message, cancel);
        await TellDrafts(drafts, message, cancel);
    }

    private async Task AskHomes(IReadOnlyList<Guid> waiting, OpportunityChanged message, CancellationToken cancel)
    {
        if (waiting.Count == 0 || await grains.Read<Opportunity>(Keys.Opportunity(message.Opportunity), cancel) is not { } found) return;
        var details = found.State.Shown();
        foreach (var application in waiting)
            await grains.Run(
                Keys.Release(Application.ReleaseOf(new ApplicationId(application))),
                new MoveStart(details.EarliestStart, details.LengthWeeks), CommandContext.System, cancel);
    }

    private async Task TellDrafts(IReadOnlyList<Guid> drafts, OpportunityChanged message, CancellationToken cancel)
    {
        if (drafts.Count == 0 || await posts.Read(message.Opportunity, cancel) is not { } post) return;
        foreach (var draft in drafts)
            await grains.Run(Keys.Application(new ApplicationId(draft)), new FollowPost(post), CommandContext.System, cancel);
    }
}
