using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Members;

/// <summary>Answers somebody who asks to join.</summary>
internal sealed class JoiningModel(OrganisationsClient organisations, Who who) : ManagePage(who)
{
    [BindProperty]
    public string? Decision { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public JoinRequestAnswer Asker { get; private set; } = null!;

    public string Name => Asker.Name ?? "Somebody";

    public static IReadOnlyList<Choice> Choices { get; } = [new("yes", "Let them in"), new("no", "Do not let them in")];

    public async Task<IActionResult> OnGet(string org, Guid person) => await Find(org, person) ?? Page();

    public async Task<IActionResult> OnPost(string org, Guid person)
    {
        if (await Find(org, person) is { } refusal) return refusal;
        var own = Organisation.Organisation.ToString();
        switch (Decision)
        {
            case "yes":
                return Took(await organisations.Admit(own, person, Cancel)) ? Done($"{Root}/members", $"{Name} has joined") : Page();
            case "no":
                return Took(await organisations.DeclineJoin(own, person, new DeclineJoinRequest(Reason), Cancel)) ? Done($"{Root}/members", $"{Name} is told") : Page();
            default:
                ModelState.AddModelError(nameof(Decision), "Choose whether you let them in.");
                return Page();
        }
    }

    private async Task<IActionResult?> Find(string org, Guid person)
    {
        if (await Enter(org, organisations, MemberRole.Admin) is { } refusal) return refusal;
        var cursor = (string?)null;
        do
        {
            var page = (await organisations.JoinRequests(Organisation.Organisation.ToString(), cursor, Cancel)).OrThrow();
            if (page.Items.FirstOrDefault(j => j.Person.Value == person) is { } found)
            {
                Asker = found;
                return null;
            }
            cursor = page.Next;
        }
        while (cursor is not null);
        // Another admin was quicker, or it never was.
        return Done($"{Root}/members", "This has been answered already");
    }
}
