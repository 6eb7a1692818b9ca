using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Applications;

/// <summary>A page about one's own application. To everybody else, the host too, it isn't there: hosts read it under their own address.</summary>
internal abstract class ApplicationPage(OpportunitiesClient opportunities) : PortalPage
{
    protected OpportunitiesClient Opportunities { get; } = opportunities;

    public ApplicationAnswer Application { get; private set; } = null!;

    public ApplicantPart Mine => Application.Mine!;

    public OpportunityBrief Post => Application.Opportunity;

    /// <summary>For forms that save: the version they are filled from.</summary>
    public long? Version { get; private set; }

    public string Root => $"/applications/{Application.Ref}";

    public string PostAddress => Addresses.Opportunity(Post.Slug, Post.Ref);

    /// <summary>Something has a date to keep.</summary>
    public bool HasDates => ApplicationDates.Of(Application, new Uri("https://exchange.invalid")).Count > 0;

    public bool IsDraft => Application.State is ApplicationState.Draft;

    public bool May(string action) => Application.Allowed.Contains(action);

    /// <summary>Null when it is there and the reader's; otherwise what to answer instead. The whole id leads to the short address.</summary>
    protected async Task<IActionResult?> Find(string reference)
    {
        var named = Ids.ParseRef(reference) ?? (Guid.TryParse(reference, out var id) ? id.ToString() : null);
        if (named is null) return NotFound();
        var answer = await Opportunities.Application(named, Cancel);
        if (answer.OrNone() is not { Mine: not null } found) return NotFound();
        (Application, Version) = (found, answer.Version);
        if (reference == found.Ref || !HttpMethods.IsGet(Request.Method)) return null;
        return Goto(Root + Request.Path.Value![$"/applications/{reference}".Length..] + Request.QueryString);
    }
}
