using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Secondments.Hosting.Authority;
using Secondments.Kernel;

namespace Secondments.Portal.Frame;

/// <summary>
/// Who each page of the portal is for: every page has its line, and a page without one fails the start. A visitor to any but
/// the open ones is sent to sign in, whether the record exists or not; what a person may see of it, its service says.
/// </summary>
internal static class PageAuthority
{
    private static readonly Dictionary<string, Needs> Pages = new()
    {
        // Public
        ["/Index"] = Needs.Anyone,
        ["/Problem"] = Needs.Anyone,
        ["/SignInStopped"] = Needs.Anyone,
        ["/Opportunities/Index"] = Needs.Anyone,
        ["/Opportunities/Show"] = Needs.Anyone,
        ["/Organisations/Index"] = Needs.Anyone,
        ["/Organisations/Show"] = Needs.Anyone,
        ["/About/Accessibility"] = Needs.Anyone,
        ["/About/Privacy"] = Needs.Anyone,
        ["/About/Cookies"] = Needs.Anyone,
        ["/About/Help"] = Needs.Anyone,
        ["/Join/Index"] = Needs.Anyone,

        // Whoever holds a link
        ["/Invitation/Index"] = Needs.Link,

        // Signed in
        ["/Home/Index"] = Needs.SignedIn,
        ["/Home/Switch"] = Needs.SignedIn,
        ["/Profile/Index"] = Needs.SignedIn,
        ["/Profile/About"] = Needs.SignedIn,
        ["/Profile/Skill"] = Needs.SignedIn,
        ["/Join/Apply"] = Needs.SignedIn,
        ["/Join/Show"] = Needs.SignedIn,
        ["/Join/Sent"] = Needs.SignedIn,

        // Organisation
        ["/Manage/Index"] = Needs.Member(),
        ["/Manage/Members/Index"] = Needs.Member(),
        ["/Manage/Members/Invite"] = Needs.Member(MemberRole.Admin),
        ["/Manage/Members/Roles"] = Needs.Member(MemberRole.Admin),
        ["/Manage/Members/Remove"] = Needs.Member(MemberRole.Admin),
        ["/Manage/Policies"] = Needs.Member(MemberRole.Admin),

        // Operator
        ["/Operator/Index"] = Needs.Operator,
        ["/Operator/Organisations/Index"] = Needs.Operator,
        ["/Operator/Organisations/Show"] = Needs.Operator,
        ["/Operator/Organisations/Verify"] = Needs.Operator,
        ["/Operator/Organisations/AskForMore"] = Needs.Operator,
        ["/Operator/Organisations/Decline"] = Needs.Operator,
        ["/Operator/Audit"] = Needs.Operator,
        // The operator's, but open to all where a demonstration runs on this machine alone; the page checks.
        ["/Operator/Mail/Index"] = Needs.Anyone,
        ["/Operator/Mail/Show"] = Needs.Anyone,
    };

    /// <summary>Declares every page of this assembly.</summary>
    public static void Declare(PageApplicationModel page)
    {
        if (page.HandlerType.Assembly != typeof(PageAuthority).Assembly) return;
        page.EndpointMetadata.Add(Pages.TryGetValue(page.ViewEnginePath, out var needs)
            ? needs
            : throw new InvalidOperationException($"The page {page.ViewEnginePath} doesn't say who it is for: it has no line in PageAuthority."));
    }

    /// <summary>Whether a page belongs to this assembly.</summary>
    public static bool Has(string viewEnginePath) => Pages.ContainsKey(viewEnginePath);
}
