using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Profile;

/// <summary>One post: added, changed or removed.</summary>
internal sealed class PostModel(OrganisationsClient organisations, Who who) : ProfileEntryPage<ProfileWork>(organisations, who)
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Summary { get; set; }

    protected override string Called => "post";

    protected override IReadOnlyList<ProfileWork> ListOf(ProfileAnswer profile) => profile.Work;

    // A new post is the newest, and those come first.
    protected override ProfileRequest With(ProfileAnswer profile, IReadOnlyList<ProfileWork> list) =>
        profile.ToRequest() with { Work = list.Count > profile.Work.Count ? [list[^1], .. list.SkipLast(1)] : list };

    protected override void Show(ProfileWork entry) =>
        (Title, Organisation, From, To, Summary) = (entry.Title, entry.Organisation, ProfileWords.Month(entry.From), ProfileWords.Month(entry.To), entry.Summary);

    protected override ProfileWork Typed() => new(Title, Organisation, ProfileWords.ReadMonth(From), ProfileWords.ReadMonth(To), Summary);

    protected override IReadOnlyList<SavedText> TextsOf(ProfileAnswer profile) =>
        [.. profile.Work.Select((post, i) => new SavedText($"Post {i + 1}", $"{ProfileWords.Work(post)}\n{post.Summary}".TrimEnd()))];
}
