using Microsoft.Playwright;
using Secondments.EndToEnd.Tests.Browsing;
using Secondments.EndToEnd.Tests.Exchange;

namespace Secondments.EndToEnd.Tests.Journeys;

/// <summary>What the operator does.</summary>
public static class OperatorPages
{
    private static readonly string[] Audited = ["Organisations", "Identity", "Opportunities"];

    /// <summary>Signs in, opens the audit and has it checked: it must be as it was written.</summary>
    public static async Task VerifyAudit(Person person, RunningDemo demo)
    {
        await person.Page.GotoAsync("/operator/audit");
        await person.SignInHere(demo.Operator.Email, demo.Operator.Password);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Verify" }).ClickAsync();
        foreach (var service in Audited) await person.Sees($"{service}: the audit is as it was written");
        await Assertions.Expect(person.Page.GetByText("is not as it was written")).ToHaveCountAsync(0);
        await Assertions.Expect(person.Page.GetByText("cannot be reached")).ToHaveCountAsync(0);
    }
}
