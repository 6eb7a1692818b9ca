using Microsoft.EntityFrameworkCore;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Kernel;
using Secondments.Opportunities.Persistence;

namespace Secondments.Opportunities.Views;

/// <summary>An organisation's templates, by name.</summary>
internal sealed class TemplateQueries(IReads<OpportunitiesDb> reads, Cursors cursors)
{
    public async Task<Result<ListOf<TemplateListItem>>> Page(OrganisationId organisation, string? cursor, int size, CancellationToken cancel)
    {
        var keyset = new Keyset<TemplateRow, string>($"templates {organisation}", r => r.Name, r => r.Ref, false, t => t, t => t);
        if (!keyset.Start(cursor, cursors).TryGet(out var from, out var error) && error is not null) return error;
        return await reads.Query<ListOf<TemplateListItem>>(Reader.Of(null, organisation), async db =>
        {
            var page = await keyset.Page(db.Set<TemplateRow>().Where(r => r.Organisation == organisation.Value), from, size, cursors, cancel);
            return new([.. page.Items.Select(r => r.Item())], page.Total, true, page.Next, page.Previous);
        }, cancel);
    }

    /// <summary>What a route's id means, in the eyes of some organisations; null when it is nothing there.</summary>
    public async Task<Guid?> IdOf(string text, IEnumerable<OrganisationId> organisations, CancellationToken cancel)
    {
        if (!RouteIds.ReadIdOrRef(text, "template").TryGet(out var named, out _)) return null;
        if (named.Id is { } id) return id;
        return await reads.Query(Reader.Of(null, organisations), db => db.Set<TemplateRow>()
            .Where(r => r.Ref == named.Ref).Select(r => (Guid?)r.EntityId).FirstOrDefaultAsync(cancel), cancel);
    }
}
