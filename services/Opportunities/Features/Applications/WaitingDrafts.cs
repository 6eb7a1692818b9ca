using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Applications;

/// <summary>Drafts that wait for their writer's employer to be here.</summary>
internal sealed class WaitingDrafts(IGrains grains, ApplicationQueries queries)
{
    public async Task Tell(PersonId member, Employer employer, CancellationToken cancel)
    {
        foreach (var draft in await queries.DraftsWithoutEmployer(member, cancel))
            await grains.Run(Keys.Application(new ApplicationId(draft)), new EmployerJoined(employer), CommandContext.System, cancel);
    }
}
