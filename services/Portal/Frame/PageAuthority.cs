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
        ["/Opportunities/Calendar"] = Needs.Anyone,
        ["/Opportunities/Report"] = Needs.Anyone,
        ["/Organisations/Index"] = Needs.Anyone,
        ["/Organisations/Show"] = Needs.Anyone,
        ["/About/Accessibility"] = Needs.Anyone,
        ["/About/Privacy"] = Needs.Anyone,
        ["/About/Cookies"] = Needs.Anyone,
        ["/About/Help"] = Needs.Anyone,
        ["/About/Terms"] = Needs.Anyone,
        ["/Developers/Index"] = Needs.Anyone,
        ["/Developers/Show"] = Needs.Anyone,
        ["/Join/Index"] = Needs.Anyone,

        // Whoever holds a link
        ["/Invitation/Index"] = Needs.Link,
        ["/Release/Index"] = Needs.Link,
        ["/Release/Details"] = Needs.Link,
        ["/Release/Check"] = Needs.Link,
        ["/Release/Done"] = Needs.Link,

        // Signed in
        ["/Home/Index"] = Needs.SignedIn,
        ["/Home/Switch"] = Needs.SignedIn,
        ["/Profile/Index"] = Needs.SignedIn,
        ["/Profile/About"] = Needs.SignedIn,
        ["/Profile/Skills"] = Needs.SignedIn,
        ["/Profile/Skill"] = Needs.SignedIn,
        ["/Profile/Work"] = Needs.SignedIn,
        ["/Profile/Post"] = Needs.SignedIn,
        ["/Profile/Grade"] = Needs.SignedIn,
        ["/Profile/Preferences"] = Needs.SignedIn,
        ["/Profile/Adjustments"] = Needs.SignedIn,
        ["/MyData/Index"] = Needs.SignedIn,
        ["/MyData/Download"] = Needs.SignedIn,
        ["/MyData/Erase"] = Needs.SignedIn,
        ["/MyData/Erased"] = Needs.Anyone,
        ["/Organisations/Leave"] = Needs.SignedIn,
        ["/Organisations/Join"] = Needs.SignedIn,
        ["/Join/Apply"] = Needs.SignedIn,
        ["/Join/Show"] = Needs.SignedIn,
        ["/Join/Sent"] = Needs.SignedIn,

        ["/Applications/Index"] = Needs.SignedIn,
        ["/Applications/New"] = Needs.SignedIn,
        ["/Applications/Calendar"] = Needs.SignedIn,
        ["/Applications/Show"] = Needs.SignedIn,
        ["/Applications/About"] = Needs.SignedIn,
        ["/Applications/Skills"] = Needs.SignedIn,
        ["/Applications/Why"] = Needs.SignedIn,
        ["/Applications/Dates"] = Needs.SignedIn,
        ["/Applications/Adjustments"] = Needs.SignedIn,
        ["/Applications/Equality"] = Needs.SignedIn,
        ["/Applications/Manager"] = Needs.SignedIn,
        ["/Applications/Check"] = Needs.SignedIn,
        ["/Applications/Sent"] = Needs.SignedIn,
        ["/Applications/Release"] = Needs.SignedIn,
        ["/Applications/Offer"] = Needs.SignedIn,
        ["/Applications/Decline"] = Needs.SignedIn,
        ["/Applications/Withdraw"] = Needs.SignedIn,

        // Organisation
        ["/Manage/Index"] = Needs.Member(),
        ["/Manage/Members/Index"] = Needs.Member(),
        ["/Manage/Members/Invite"] = Needs.Member(MemberRole.Admin),
        ["/Manage/Members/Roles"] = Needs.Member(MemberRole.Admin),
        ["/Manage/Members/Remove"] = Needs.Member(MemberRole.Admin),
        ["/Manage/Releases/Index"] = Needs.Member(MemberRole.Releaser),
        ["/Manage/Releases/Show"] = Needs.Member(MemberRole.Releaser),
        ["/Manage/Releases/Manager"] = Needs.Member(MemberRole.Releaser),
        ["/Manage/Releases/Details"] = Needs.Member(MemberRole.Releaser),
        ["/Manage/Releases/Check"] = Needs.Member(MemberRole.Releaser),
        ["/Manage/Releases/Done"] = Needs.Member(MemberRole.Releaser),
        ["/Manage/SignIn"] = Needs.Member(MemberRole.Admin),
        ["/Manage/Members/Joining"] = Needs.Member(MemberRole.Admin),
        ["/Manage/ApiClients/Index"] = Needs.Member(MemberRole.Admin),
        ["/Manage/ApiClients/New"] = Needs.Member(MemberRole.Admin),
        ["/Manage/ApiClients/Show"] = Needs.Member(MemberRole.Admin),
        ["/Manage/ApiClients/Secret"] = Needs.Member(MemberRole.Admin),
        ["/Manage/ApiClients/End"] = Needs.Member(MemberRole.Admin),
        ["/Manage/Activity/Index"] = Needs.Member(MemberRole.Admin),
        ["/Manage/Settings"] = Needs.Member(),
        ["/Manage/Passport/Index"] = Needs.Member(),
        ["/Manage/Passport/Details"] = Needs.Member(MemberRole.Admin),
        ["/Manage/Passport/Insurance"] = Needs.Member(MemberRole.Admin),
        ["/Manage/Passport/Signatory"] = Needs.Member(MemberRole.Admin),
        ["/Manage/Passport/Terms"] = Needs.Member(MemberRole.Admin),
        ["/Manage/Units/Index"] = Needs.Member(),
        ["/Manage/Units/Rename"] = Needs.Member(MemberRole.Admin),
        ["/Manage/Partners/Index"] = Needs.Member(),
        ["/Manage/Partners/Ask"] = Needs.Member(MemberRole.Admin),
        ["/Manage/Partners/Show"] = Needs.Member(MemberRole.Admin),
        ["/Manage/Partners/End"] = Needs.Member(MemberRole.Admin),
        ["/Manage/Policies"] = Needs.Member(MemberRole.Admin),
        ["/Manage/Figures"] = Needs.Member(MemberRole.Host, MemberRole.Admin),
        ["/Manage/Opportunities/Index"] = Needs.Member(MemberRole.Host, MemberRole.Admin),
        ["/Manage/Opportunities/New"] = Needs.Member(MemberRole.Host, MemberRole.Admin),
        ["/Manage/Opportunities/Show"] = Needs.Member(MemberRole.Host, MemberRole.Admin),
        ["/Manage/Opportunities/Details"] = Needs.Member(MemberRole.Host, MemberRole.Admin),
        ["/Manage/Opportunities/Question"] = Needs.Member(MemberRole.Host, MemberRole.Admin),
        ["/Manage/Opportunities/Check"] = Needs.Member(MemberRole.Host, MemberRole.Admin),
        ["/Manage/Opportunities/Review"] = Needs.Member(MemberRole.Host, MemberRole.Admin),
        ["/Manage/Opportunities/Return"] = Needs.Member(MemberRole.Host, MemberRole.Admin),
        ["/Manage/Opportunities/Act"] = Needs.Member(MemberRole.Host, MemberRole.Admin),
        ["/Manage/Templates/Index"] = Needs.Member(MemberRole.Host, MemberRole.Admin),
        ["/Manage/Templates/Rename"] = Needs.Member(MemberRole.Host, MemberRole.Admin),
        ["/Manage/Templates/Delete"] = Needs.Member(MemberRole.Host, MemberRole.Admin),
        ["/Manage/Opportunities/SaveTemplate"] = Needs.Member(MemberRole.Host, MemberRole.Admin),
        ["/Manage/Opportunities/CoOwners"] = Needs.Member(MemberRole.Host, MemberRole.Admin),
        ["/Manage/Opportunities/Timeline"] = Needs.Member(MemberRole.Host, MemberRole.Admin),
        ["/Manage/Opportunities/Reopen"] = Needs.Member(MemberRole.Host, MemberRole.Admin),
        ["/Manage/Opportunities/TellEveryone"] = Needs.Member(MemberRole.Host),
        ["/Manage/Opportunities/People/Index"] = Needs.Member(MemberRole.Host),
        ["/Manage/Opportunities/People/Show"] = Needs.Member(MemberRole.Host),
        ["/Manage/Opportunities/People/Shortlist"] = Needs.Member(MemberRole.Host),
        ["/Manage/Opportunities/People/Interview"] = Needs.Member(MemberRole.Host),
        ["/Manage/Opportunities/People/Offer"] = Needs.Member(MemberRole.Host),
        ["/Manage/Opportunities/People/NotSelect"] = Needs.Member(MemberRole.Host),
        ["/Manage/Opportunities/Imports/Index"] = Needs.Member(MemberRole.Host, MemberRole.Admin),
        ["/Manage/Opportunities/Imports/Show"] = Needs.Member(MemberRole.Host, MemberRole.Admin),
        ["/Manage/Opportunities/Imports/New"] = Needs.Member(MemberRole.Host, MemberRole.Admin),

        // Operator
        ["/Operator/Index"] = Needs.Operator,
        ["/Operator/Organisations/Index"] = Needs.Operator,
        ["/Operator/Organisations/Show"] = Needs.Operator,
        ["/Operator/Organisations/Suspend"] = Needs.Operator,
        ["/Operator/Organisations/Lift"] = Needs.Operator,
        ["/Operator/Organisations/Verify"] = Needs.Operator,
        ["/Operator/Organisations/AskForMore"] = Needs.Operator,
        ["/Operator/Organisations/Decline"] = Needs.Operator,
        ["/Operator/Audit"] = Needs.Operator,
        ["/Operator/Undelivered/Index"] = Needs.Operator,
        ["/Operator/Undelivered/Discard"] = Needs.Operator,
        ["/Operator/Undelivered/RetryAll"] = Needs.Operator,
        ["/Operator/Imports/Index"] = Needs.Operator,
        ["/Operator/Imports/Stop"] = Needs.Operator,
        ["/Operator/Reports/Index"] = Needs.Operator,
        ["/Operator/Reports/Show"] = Needs.Operator,
        ["/Operator/Reports/Dismiss"] = Needs.Operator,
        ["/Operator/Reports/TakeDown"] = Needs.Operator,
        ["/Operator/SearchIndex/Index"] = Needs.Operator,
        ["/Operator/Find"] = Needs.Operator,
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
