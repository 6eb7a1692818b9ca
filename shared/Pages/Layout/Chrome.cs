using Microsoft.AspNetCore.Http;

namespace Secondments.Pages.Layout;

/// <summary>One link of a navigation. <paramref name="Current"/>: the reader is on it or under it.</summary>
public sealed record NavLink(string Text, string Href, bool Current = false);

/// <summary>What stands around a page, by who reads it.</summary>
/// <param name="Links">The service navigation: at most five.</param>
/// <param name="Account">What «Your account» holds; empty for a visitor.</param>
/// <param name="SignOut">Where to post to sign out; null for a visitor.</param>
/// <param name="WorkingFor">The strip above the navigation; only for people with two or more hats.</param>
/// <param name="Section">The second row under <c>/manage/{org}</c>.</param>
/// <param name="SectionName">Whose row it is.</param>
/// <param name="Notice">What stands above every page of the section.</param>
public sealed record Chrome(
    IReadOnlyList<NavLink> Links,
    IReadOnlyList<NavLink> Account,
    string? SignOut = null,
    string? WorkingFor = null,
    IReadOnlyList<NavLink>? Section = null,
    string? SectionName = null,
    ChromeNotice? Notice = null);

/// <summary>A banner above the page: what is so, what it means, and where to turn.</summary>
public sealed record ChromeNotice(string Title, string Heading, string Text, NavLink Link);

/// <summary>Says what stands around a page. The portal gives one that knows who reads; without it, everybody is a visitor.</summary>
public interface IChrome
{
    ValueTask<Chrome> For(HttpContext context);
}
