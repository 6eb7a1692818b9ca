using Secondments.Contracts.Search.Api;
using Secondments.Grains;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages;

/// <summary>The first page: what this is, a search box, the newest.</summary>
internal sealed class IndexModel(SearchClient search, Who who) : PortalPage
{
    public SearchAnswer? Newest { get; private set; }

    public Me? Me { get; private set; }

    public async Task OnGet()
    {
        Me = await who.Get();
        try
        {
            var answer = await search.Opportunities([("sort", "newest"), ("size", "5")], Cancel);
            Newest = answer.IsOk ? answer.Value : null;
        }
        catch (UnavailableException)
        {
            // The rest of the page doesn't need the search.
        }
    }
}
