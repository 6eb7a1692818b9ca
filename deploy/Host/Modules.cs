using Secondments.Hosting.Modules;
using Secondments.Identity;
using Secondments.Opportunities;
using Secondments.Organisations;
using Secondments.Portal;
using Secondments.Search;

namespace Secondments.Host;

/// <summary>The modules that this host can be.</summary>
public static class Modules
{
    public static IReadOnlyList<Module> All => [new IdentityModule(), new OrganisationsModule(), new OpportunitiesModule(), new SearchModule(), new PortalModule()];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(m => m.Name)];
}
