using Secondments.Contracts.Opportunities;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Pages.Words;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>What can be chosen in the questions about an opportunity.</summary>
internal static class QuestionChoices
{
    public static IReadOnlyList<Choice> Kinds { get; } = [.. Choice.All<OpportunityKind>(Labels.Of).Where(c => c.Value is not "programme")];

    public static IReadOnlyList<Choice> Purposes { get; } = Choice.All<Purpose>(Labels.Of);

    public static IReadOnlyList<Choice> Levels { get; } = Choice.All<SkillLevel>(Labels.Of);

    public static IReadOnlyList<Choice> Essential { get; } = [new("true", "Essential")];

    public static IReadOnlyList<Choice> Flexibilities { get; } = Choice.All<DateFlexibility>(Labels.Of);

    public static IReadOnlyList<Choice> Patterns { get; } = Choice.All<WorkingPattern>(Labels.Of);

    public static IReadOnlyList<Choice> Salaries { get; } = Choice.All<SalaryArrangement>(a => a is SalaryArrangement.Shared ? "Home and host share it" : Labels.Of(a), a => a switch
    {
        SalaryArrangement.HomePays => "The person’s employer keeps paying, and you pay nothing back",
        SalaryArrangement.HostPays => "You pay all of it, or pay all of it back to the employer",
        SalaryArrangement.Shared => "We ask for the shares next",
        _ => "You settle it with the employer of whoever you choose",
    });

    public static IReadOnlyList<Choice> Currencies { get; } = [new("GBP", "Pounds (£)"), new("EUR", "Euros (€)"), new("USD", "US dollars ($)")];

    public static IReadOnlyList<Choice> Sectors { get; } = Choice.All<Sector>(Labels.Of);

    public static IReadOnlyList<Choice> Clearances { get; } = Choice.All<Clearance>(Labels.Of);

    public static IReadOnlyList<Choice> Visibilities { get; } =
        [.. Choice.All<OpportunityVisibility>(Labels.Of, visibility => visibility switch
        {
            OpportunityVisibility.Public => "Anybody can find it, without signing in",
            OpportunityVisibility.Members => "People who are signed in",
            _ => "Only people of organisations that you name. We ask for them next",
        }).Where(c => c.Value is not "programme")];
}
