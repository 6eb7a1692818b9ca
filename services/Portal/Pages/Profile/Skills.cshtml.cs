using Secondments.Contracts.Organisations.Api;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Profile;

/// <summary>The skills of a profile.</summary>
internal sealed class SkillsModel(OrganisationsClient organisations) : PortalPage
{
    public IReadOnlyList<ProfileSkill> Skills { get; private set; } = [];

    public async Task OnGet() => Skills = (await organisations.MyProfile(Cancel)).OrThrow().Skills;
}
