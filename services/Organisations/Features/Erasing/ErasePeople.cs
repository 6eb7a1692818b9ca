using Microsoft.EntityFrameworkCore;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.Erasures;
using Secondments.Kernel;
using Secondments.Organisations.Domain;
using Secondments.Organisations.Persistence;

namespace Secondments.Organisations.Features.Erasing;

/// <summary>Erases a person: name, address and profile; memberships end and invitations forget whom they were for.</summary>
internal sealed class ErasePeople(IGrains grains, IReads<OrganisationsDb> reads) : IErasesPeople
{
    public async Task Erase(Erasure erasure, CancellationToken cancel)
    {
        var grain = Person.KeyOf(erasure.Person);
        var known = await grains.Read<Person>(grain, cancel);
        if (known is { State.Erased: true }) return;
        var invitations = known?.State.Email is { } email ? await InvitationsAcrossTenants(email, cancel) : [];
        var erased = await grains.Run(grain, new ErasePerson(invitations), ErasureCommands.Of(erasure, grain), cancel);
        if (erased.Error is { } refusal) throw new InvalidOperationException($"{grain} was not erased: {refusal.Code}");
    }

    private async Task<List<Guid>> InvitationsAcrossTenants(string email, CancellationToken cancel)
    {
        var address = email.ToLowerInvariant();
        return await reads.Query(Reader.Of(null, Exchange.Organisation), db => db.Invitations.Where(i => i.Email.ToLower() == address).Select(i => i.EntityId).ToListAsync(cancel), cancel);
    }
}
