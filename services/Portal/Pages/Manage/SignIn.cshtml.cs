using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage;

/// <summary>Which proven domains let their people in at once.</summary>
internal sealed class SignInModel(OrganisationsClient organisations, SentForm form, Who who) : ManagePage(who)
{
    [BindProperty]
    public string[] AdmitAtOnce { get; set; } = [];

    public IReadOnlyList<Choice> Domains { get; private set; } = [];

    public long Version { get; private set; }

    public async Task<IActionResult> OnGet(string org)
    {
        if (await Enter(org, organisations, MemberRole.Admin) is { } refusal) return refusal;
        AdmitAtOnce = [.. (await Load()).Domains.Where(d => d.AdmitAtOnce).Select(d => d.Domain)];
        return Page();
    }

    public async Task<IActionResult> OnPost(string org)
    {
        if (await Enter(org, organisations, MemberRole.Admin) is { } refusal) return refusal;
        await Load();
        return Took(await organisations.SetSignIn(Organisation.Organisation.ToString(), new SignInRequest(AdmitAtOnce), form.Version ?? Version, Cancel))
            ? Done($"{Root}/sign-in", "Your choice is saved")
            : Page();
    }

    private async Task<SignInAnswer> Load()
    {
        var signIn = (await organisations.SignInOf(Organisation.Organisation.ToString(), Cancel)).OrThrow();
        (Domains, Version) = ([.. signIn.Domains.Select(d => new Choice(d.Domain, d.Domain))], signIn.Version);
        return signIn;
    }
}
