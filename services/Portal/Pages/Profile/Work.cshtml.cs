using Secondments.Contracts.Organisations.Api;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Profile;

/// <summary>The posts of a profile.</summary>
internal sealed class WorkModel(OrganisationsClient organisations) : PortalPage
{
    public IReadOnlyList<ProfileWork> Work { get; private set; } = [];

    public async Task OnGet() => Work = (await organisations.MyProfile(Cancel)).OrThrow().Work;
}
