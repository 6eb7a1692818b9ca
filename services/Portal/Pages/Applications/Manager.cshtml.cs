using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;

namespace Secondments.Portal.Pages.Applications;

/// <summary>Whom to ask at home: in a draft with when; after that, until it is answered, another one.</summary>
internal sealed class ManagerModel(OpportunitiesClient opportunities, SentForm form) : SectionPage(opportunities, form)
{
    [BindProperty]
    public string? ManagerName { get; set; }

    [BindProperty]
    public string? ManagerEmail { get; set; }

    [BindProperty]
    public string? LinesToManager { get; set; }

    [BindProperty]
    public string? AskManager { get; set; }

    public static IReadOnlyList<Choice> Times { get; } =
        [new("now", "When I send the application"), new("once_shortlisted", "Once I am shortlisted", "They have less time then: an offer waits for their answer")];

    protected override string Section => "manager";

    public async Task<IActionResult> OnGet(string reference)
    {
        if (await Find(reference) is { } refusal) return refusal;
        if (!IsDraft && !May("manager")) return Goto($"{Root}/release");
        var answers = Mine.Answers;
        (ManagerName, ManagerEmail, LinesToManager) = Mine.Release is { } release
            ? (release.ManagerName, release.ManagerEmail, answers.LinesToManager)
            : (answers.ManagerName, answers.ManagerEmail, answers.LinesToManager);
        AskManager = answers.AskManager is { } when ? Choice.Word(when) : null;
        return Page();
    }

    public async Task<IActionResult> OnPost(string reference)
    {
        if (await Find(reference) is { } refusal) return refusal;
        if (IsDraft)
        {
            return await Save(Mine.Answers with
            {
                ManagerName = ManagerName,
                ManagerEmail = ManagerEmail,
                LinesToManager = LinesToManager,
                AskManager = Choice.Read<WhenToAskManager>(AskManager),
            });
        }
        return Took(await Opportunities.ChangeManager(Application.Id.ToString(), new ChangeManagerRequest(ManagerName, ManagerEmail, LinesToManager), Cancel))
            ? Done($"{Root}/release", "Your manager is changed. The link in the earlier e-mail has ended")
            : Page();
    }

    protected override string FieldOf(FieldError error) => error.Pointer switch
    {
        "/name" => nameof(ManagerName),
        "/email" => nameof(ManagerEmail),
        "/lines" => nameof(LinesToManager),
        _ => base.FieldOf(error),
    };
}
