using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages;

/// <summary>The page for what can't be answered otherwise: what happened, what was kept, what to do.</summary>
[IgnoreAntiforgeryToken]
internal sealed class ProblemModel(OrganisationsClient organisations, Who who) : PortalPage
{
    /// <summary>The status; asked for directly, the page isn't there.</summary>
    public int Status { get; private set; } = StatusCodes.Status404NotFound;

    public ApiProblem? Problem { get; private set; }

    /// <summary>For a 403 inside an organisation: who can give the role.</summary>
    public IReadOnlyList<MemberAnswer> Admins { get; private set; } = [];

    public string? Organisation { get; private set; }

    public string Reference { get; private set; } = "";

    public bool WasPost => HttpMethods.IsPost(Request.Method);

    public Task OnGet(int status) => Show(status);

    public Task OnPost(int status) => Show(status);

    private async Task Show(int status)
    {
        ModelState.Clear();
        Reference = System.Diagnostics.Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } original)
        {
            Status = status;
            Problem = HttpContext.Features.Get<ApiProblem>();
            if (status == StatusCodes.Status403Forbidden) await FindAdmins(original.OriginalPath);
        }
        Response.StatusCode = Status;
    }

    private async Task FindAdmins(string path)
    {
        if (path.Split('/') is not ["", "manage", var slug, ..]) return;
        try
        {
            if (await who.Get() is not { } me || me.In(slug) is not { } membership) return;
            Organisation = membership.Name;
            var members = await organisations.Members(slug, null, Cancel);
            Admins = members.IsOk ? [.. members.Value!.Items.Where(m => m.Kind is MemberKind.Person && m.Name is not null && m.Roles.Contains(MemberRole.Admin))] : [];
        }
        catch (UnavailableException)
        {
            // The page is for a refusal: it must not become another one.
        }
    }
}
