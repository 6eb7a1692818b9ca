using Microsoft.Playwright;
using Secondments.Portal.Pages.Manage.Opportunities;

namespace Secondments.EndToEnd.Tests.Pages;

/// <summary>Pages of an organisation: its releases, posts, people and settings.</summary>
internal static partial class PageStates
{
    private static IEnumerable<PageState> Releasing() =>
    [
        new("Release decisions", "/manage/{org}/releases", Actor.Releaser, "/manage/kirklees-council/releases"),
        new("Release decisions, none of a kind", "/manage/{org}/releases", Actor.Releaser, "/manage/kirklees-council/releases?state=expired"),
        new("Release, with the manager", Release, Actor.Releaser, w => w.Sent.ReleaseAddress),
        new("Release, the manager has answered", Release, Actor.Releaser, w => w.Answered.ReleaseAddress),
        PageState.Unanswered("Release, no decision chosen", Release, Actor.Releaser, w => w.Answered.ReleaseAddress, "Continue"),
        new("Release, decided", Release, Actor.Releaser, w => w.Offered.ReleaseAddress),
        new("Release decided", $"{Release}/done", Actor.Releaser, w => $"{w.Offered.ReleaseAddress}/done"),
        new("Another manager", $"{Release}/manager", Actor.Releaser, w => $"{w.Sent.ReleaseAddress}/manager"),
        new("Decision: release", $"{Release}/details", Actor.Releaser, (page, w) => Decide(page, w, "Release")),
        new("Decision: with conditions", $"{Release}/details", Actor.Releaser, (page, w) => Decide(page, w, "Release, with conditions")),
        new("Decision: not before", $"{Release}/details", Actor.Releaser, (page, w) => Decide(page, w, "Not before a date")),
        new("Decision: do not release", $"{Release}/details", Actor.Releaser, (page, w) => Decide(page, w, "Do not release")),
        new("Decision: check", $"{Release}/check", Actor.Releaser, async (page, w) =>
        {
            await Decide(page, w, "Release");
            await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
            await page.WaitForURLAsync("**/check");
        }),
    ];

    private static IEnumerable<PageState> Posting() =>
    [
        new("Figures, none yet", "/manage/{org}/figures", Actor.Host, $"{Leeds}/figures"),
        new("Opportunities of the host", "/manage/{org}/opportunities", Actor.Host, $"{Leeds}/opportunities"),
        new("Opportunities of the host, none", "/manage/{org}/opportunities", Actor.Applicant, w => $"/manage/{w.Waiting.Slug}/opportunities"),
        new("Opportunities of the host, narrowed", "/manage/{org}/opportunities", Actor.Releaser, $"{Kirklees}/opportunities?Unit=Housing&State=live&State=in_review"),
        new("Opportunities of the host, none fits", "/manage/{org}/opportunities", Actor.Host, $"{Leeds}/opportunities?q=zzyzx"),
        new("Post an opportunity", "/manage/{org}/opportunities/new", Actor.Host, $"{Leeds}/opportunities/new"),
        new("Opportunity, draft", Post, Actor.Host, w => At(w.Begun)),
        new("Opportunity, open", Post, Actor.Host, w => w.Sent.Opportunity),
        new("Opportunity, closed", Post, Actor.Host, w => w.Shortlisted.Opportunity),
        new("Opportunity, closed, visitor", "/opportunities/{address}", Actor.Visitor, w => $"/opportunities/{w.Shortlisted.Post.Ref}"),
        new("Opportunity, waits for approval", Post, Actor.OnlyHost, w => $"/manage/kirklees-council/opportunities/{w.InReview.Ref}"),
        .. Section.All.Select(s => new PageState($"Question: {s.Slug}", $"{Post}/{{section}}", Actor.Host, w => $"{At(w.Begun)}/{s.Slug}")),
        new("Question, a date that is none", $"{Post}/{{section}}", Actor.Host, async (page, w) =>
        {
            await page.GotoAsync($"{At(w.Begun)}/closing");
            await page.GetByLabel("Day").FillAsync("31");
            await page.GetByLabel("Month").FillAsync("February");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save and continue" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "There is a problem" })).ToBeVisibleAsync();
        }),
        new("Check before you send it, not all there", $"{Post}/check", Actor.Host, w => $"{At(w.Begun)}/check"),
        new("What it says", $"{Post}/details", Actor.Host, w => $"{w.Sent.Opportunity}/details"),
        new("Look at it before it opens", $"{Post}/review", Actor.SecondHost, w => $"/manage/kirklees-council/opportunities/{w.InReview.Ref}/review"),
        new("Return with reasons", $"{Post}/return", Actor.SecondHost, w => $"/manage/kirklees-council/opportunities/{w.InReview.Ref}/return"),
        PageState.Unanswered("Return with reasons, none given", $"{Post}/return", Actor.SecondHost, w => $"/manage/kirklees-council/opportunities/{w.InReview.Ref}/return", "Return with reasons"),
        .. new[] { "pause", "close", "withdraw" }.Select(act => new PageState($"Opportunity: {act}", $"{Post}/{{act:regex(^(pause|resume|close|withdraw|fill|not-fill)$)}}", Actor.Host, w => $"{w.Sent.Opportunity}/{act}")),
        new("Open it again", $"{Post}/reopen", Actor.Host, w => $"{w.Shortlisted.Opportunity}/reopen"),
        PageState.Unanswered("Open it again, without a date", $"{Post}/reopen", Actor.Host, w => $"{w.Shortlisted.Opportunity}/reopen", "Send for approval"),
        new("Opportunity, second round", Post, Actor.Host, w => At(w.Reopened)),
        new("People who applied, of a round", $"{Post}/people", Actor.Host, w => $"{At(w.Reopened)}/people?round=1"),
        new("What happened, opportunity", $"{Post}/timeline", Actor.Host, w => $"{At(w.Reopened)}/timeline"),
        new("Who looks after it", $"{Post}/co-owners", Actor.Host, w => $"{w.Sent.Opportunity}/co-owners"),
        new("Save as a template", $"{Post}/template", Actor.Host, w => $"{w.Sent.Opportunity}/template"),
        new("Post an opportunity, a copy", "/manage/{org}/opportunities/new", Actor.Host, w => $"{Leeds}/opportunities/new?copy={w.Sent.Post.Ref}"),
        new("Templates", "/manage/{org}/templates", Actor.Host, $"{Leeds}/templates"),
        new("Templates, none", "/manage/{org}/templates", Actor.OnlyHost, "/manage/kirklees-council/templates"),
        new("Rename a template", "/manage/{org}/templates/{reference}/rename", Actor.Host, w => $"{Leeds}/templates/{w.Template.Ref}/rename"),
        new("Delete a template", "/manage/{org}/templates/{reference}/delete", Actor.Host, w => $"{Leeds}/templates/{w.Template.Ref}/delete"),
        new("Imports", "/manage/{org}/opportunities/imports", Actor.Host, $"{Leeds}/opportunities/imports"),
        new("Imports, none", "/manage/{org}/opportunities/imports", Actor.OnlyHost, "/manage/kirklees-council/opportunities/imports"),
        new("Import a file", "/manage/{org}/opportunities/imports/new", Actor.Host, $"{Leeds}/opportunities/imports/new"),
        PageState.Unanswered("Import a file, none chosen", "/manage/{org}/opportunities/imports/new", Actor.Host, _ => $"{Leeds}/opportunities/imports/new", "Check file"),
        new("Import, checked", "/manage/{org}/opportunities/imports/{import:guid}", Actor.Host, w => $"{Leeds}/opportunities/imports/{w.Import.Id}"),
    ];

    private static IEnumerable<PageState> Choosing() =>
    [
        new("People who applied", $"{Post}/people", Actor.Host, w => $"{w.Sent.Opportunity}/people"),
        new("People who applied, none", $"{Post}/people", Actor.Host, w => $"{w.Drafted.Opportunity}/people"),
        new("People who applied, nobody fits", $"{Post}/people", Actor.Host, w => $"{w.Sent.Opportunity}/people?stage=interview"),
        new("Candidate, new", Candidate, Actor.Host, w => w.Sent.Candidate),
        new("Candidate, offered", Candidate, Actor.Host, w => w.Offered.Candidate),
        new("Candidate, not selected", Candidate, Actor.Host, w => w.NotSelected.Candidate),
        new("Shortlist", $"{Candidate}/shortlist", Actor.Host, w => $"{w.Sent.Candidate}/shortlist"),
        new("Invite to interview", $"{Candidate}/interview", Actor.Host, w => $"{w.Shortlisted.Candidate}/interview"),
        new("Make an offer", $"{Candidate}/offer", Actor.Host, w => $"{w.Shortlisted.Candidate}/offer"),
        new("Not select", $"{Candidate}/not-select", Actor.Host, w => $"{w.Sent.Candidate}/not-select"),
        PageState.Unanswered("Not select, no reason", $"{Candidate}/not-select", Actor.Host, w => $"{w.Sent.Candidate}/not-select", "Continue"),
        new("Tell everyone", $"{Post}/tell-everyone", Actor.Host, w => $"{w.Untold.Opportunity}/tell-everyone"),
    ];

    private static IEnumerable<PageState> Organisation() =>
    [
        new("Overview, admin and releaser", "/manage/{org}", Actor.Releaser, "/manage/kirklees-council"),
        new("Overview, host", "/manage/{org}", Actor.OnlyHost, "/manage/kirklees-council"),
        new("Overview, staff", "/manage/{org}", Actor.Staff, "/manage/kirklees-council"),
        new("Overview, waits to be verified", "/manage/{org}", Actor.Applicant, w => $"/manage/{w.Waiting.Slug}"),
        new("Overview, asked for more", "/manage/{org}", Actor.Returned, w => $"/manage/{w.AskedForMore.Slug}"),
        new("People and roles, admin", "/manage/{org}/members", Actor.Releaser, "/manage/kirklees-council/members"),
        new("People and roles, staff", "/manage/{org}/members", Actor.Staff, "/manage/kirklees-council/members"),
        new("People and roles, none of a role", "/manage/{org}/members", Actor.Releaser, "/manage/kirklees-council/members?role=broker"),
        new("Invite somebody", "/manage/{org}/members/invite", Actor.Releaser, "/manage/kirklees-council/members/invite"),
        PageState.Unanswered("Invite somebody, empty", "/manage/{org}/members/invite", Actor.Releaser, _ => "/manage/kirklees-council/members/invite", "Send invitation"),
        new("Change roles", "/manage/{org}/members/{member:guid}/roles", Actor.Releaser, w => $"/manage/kirklees-council/members/{w.Member}/roles"),
        new("Remove somebody", "/manage/{org}/members/{member:guid}/remove", Actor.Releaser, w => $"/manage/kirklees-council/members/{w.Member}/remove"),
        new("Policies", "/manage/{org}/policies", Actor.Releaser, "/manage/kirklees-council/policies"),
    ];
}
