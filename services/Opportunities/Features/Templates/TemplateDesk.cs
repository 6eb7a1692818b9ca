using Secondments.Grains;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Templates;
using Secondments.Opportunities.Features.Opportunities;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Templates;

/// <summary>The way to a template for its organisation's hosts and admins; for everybody else it isn't there.</summary>
internal sealed class TemplateDesk(TemplateQueries queries, IGrains grains)
{
    public async Task<Result<Versioned<Template>>> Open(string id, Caller caller, CancellationToken cancel)
    {
        var known = await queries.IdOf(id, caller.Memberships.Select(m => m.Organisation), cancel);
        if (known is not { } template || await grains.Read<Template>(Template.Key(template), cancel) is not { State.Deleted: false } found) return Error.NotFound("template");
        return await caller.MustHave(found.State.Organisation, "template", HostDesk.HostRoles) is { } refused ? refused : found;
    }
}
