using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage;

/// <summary>An organisation's own rules.</summary>
internal sealed class PoliciesModel(OrganisationsClient organisations, SentForm form, Who who) : ManagePage(who)
{
    [BindProperty]
    public string? Approval { get; set; }

    [BindProperty]
    public string? ManagerAnswerIsFinal { get; set; }

    public long Version { get; private set; }

    public static IReadOnlyList<Choice> Approvals { get; } = Choice.All<ApprovalPolicy>(Labels.Of);

    public static IReadOnlyList<Choice> Finals { get; } =
        [new("false", "No, somebody with the releaser role confirms it", "They also decide when a manager does not answer."), new("true", "Yes, their answer decides")];

    public async Task<IActionResult> OnGet(string org)
    {
        if (await Enter(org, organisations, MemberRole.Admin) is { } refusal) return refusal;
        var policies = await Load();
        (Approval, ManagerAnswerIsFinal) = (Choice.Word(policies.Approval), policies.ManagerAnswerIsFinal ? "true" : "false");
        return Page();
    }

    public async Task<IActionResult> OnPost(string org)
    {
        if (await Enter(org, organisations, MemberRole.Admin) is { } refusal) return refusal;
        await Load();
        var request = new PoliciesRequest(Choice.Read<ApprovalPolicy>(Approval), ManagerAnswerIsFinal switch { "true" => true, "false" => false, _ => null });
        return Took(await organisations.SetPolicies(Organisation.Organisation.ToString(), request, form.Version ?? Version, Cancel)) ? Done($"{Root}/policies", "The policies are saved") : Page();
    }

    private async Task<PoliciesAnswer> Load()
    {
        var policies = (await organisations.Policies(Organisation.Organisation.ToString(), Cancel)).OrThrow();
        Version = policies.Version;
        return policies;
    }
}
