using Secondments.Contracts.Opportunities.Api;
using Secondments.Pages.Forms;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>Something that moves an opportunity on, with a page of its own: what happens, who is told, what stays.</summary>
/// <param name="Slug">As in the page's and the API's path.</param>
/// <param name="Reasons">Codes to choose from; none when no reason is asked.</param>
/// <param name="Warns">Cannot be undone.</param>
internal sealed record ActWords(string Slug, string Link, string Heading, string Button, string Done, IReadOnlyList<string> What, IReadOnlyList<string> Reasons, bool Warns = false, bool ReasonNeeded = true)
{
    public static readonly IReadOnlyList<ActWords> All =
    [
        new("pause", "Pause it", "Pause this opportunity", "Pause", "It is paused: nobody can apply until you open it again",
            [
                "It leaves the search, and nobody can send an application.",
                "People who have applied are not told. You can go on choosing among them.",
                "The closing date does not move. You can open it again until then.",
            ], []),
        new("resume", "Open it again", "Open this opportunity again", "Open it again", "It is open again",
            [
                "People can find it and apply until the closing date.",
                "Nobody is told. What it says stays as it is.",
            ], []),
        new("close", "Close it early", "Close this opportunity early", "Close", "It is closed. You can choose among those who applied",
            [
                "Nobody can apply any more, and it leaves the search.",
                "People who have applied stay in your list: you choose among them.",
                "Drafts that were not sent stay with the people who wrote them. They see that it is closed.",
                "To take applications again later, you open it as a new round.",
            ], OpportunityReasons.Close, Warns: true, ReasonNeeded: false),
        new("withdraw", "Withdraw it", "Withdraw this opportunity", "Withdraw", "It is withdrawn",
            [
                "It ends here: nobody can apply, and nobody can be chosen any more.",
                "Everybody who has applied and still waits is told by e-mail that you withdrew it. They do not see the reason.",
                "What was written is kept. It cannot be opened again.",
            ], OpportunityReasons.Withdraw, Warns: true),
        new("fill", "Mark it as filled", "Mark this opportunity as filled", "Mark as filled", "It is filled",
            [
                "The places that are left will not be taken.",
                "People who have accepted keep their places.",
                "Nobody is told yet. Next you can tell everyone who still waits, with a reason.",
            ], []),
        new("not-fill", "Say that it was not filled", "Say that it was not filled", "Mark as not filled", "It is marked as not filled",
            [
                "It ends without anybody. You can open it again later, as a new round.",
                "Nobody is told yet. Next you can tell everyone who still waits, with a reason.",
                "The reason helps your organisation and counts in its figures.",
            ], OpportunityReasons.NotFill, Warns: true),
    ];

    public static ActWords? Find(string slug) => All.FirstOrDefault(a => a.Slug == slug);

    /// <summary>Those that the present state and policy allow, as links.</summary>
    public static IEnumerable<ActWords> Offered(IReadOnlyList<string> actions) => All.Where(a => actions.Contains(a.Slug));

    public IReadOnlyList<Choice> Choices => [.. Reasons.Select(code => new Choice(code, Reason(code)))];

    public static string Reason(string code) => code switch
    {
        "enough_applications" => "Enough people have applied",
        "need_changed" => "The need has changed",
        "dates_changed" => "The dates have changed",
        "funding_changed" => "The money has changed",
        "filled_another_way" => "It was filled another way",
        "posted_by_mistake" => "It was posted by mistake",
        "nobody_applied" => "Nobody applied",
        "nobody_suitable" => "Nobody had what is needed",
        "nobody_released" => "Nobody was released by their employer",
        "offers_declined" => "Offers were declined",
        _ => "Something else",
    };
}
