using Microsoft.EntityFrameworkCore;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.Erasures;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Persistence;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Erasing;

/// <summary>Empties a person's drafts and holds what they sent out of use; their releases follow. The copy of their address goes first, so that nothing new is begun.</summary>
internal sealed class ErasePeople(IGrains grains, ApplicationQueries queries, IEntityWrites<OpportunitiesDb> writes) : IErasesPeople
{
    public async Task Erase(Erasure erasure, CancellationToken cancel)
    {
        await writes.Write(CommandContext.System, (db, _) => db.Set<ContactCopy>()
            .Where(c => c.Person == erasure.Person.Value && !c.Removed)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Removed, true).SetProperty(c => c.Name, "").SetProperty(c => c.Email, ""), cancel), cancel);
        foreach (var id in await queries.AllOf(erasure.Person, cancel))
        {
            var grain = Keys.Application(new ApplicationId(id));
            var erased = await grains.Run(grain, new EraseApplicant(), ErasureCommands.Of(erasure, grain), cancel);
            if (erased.Error is { } refusal) throw new InvalidOperationException($"{grain} was not erased: {refusal.Code}");
        }
    }
}
