using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Release;

/// <summary>What a line manager has answered so far.</summary>
/// <param name="Step">How far they got: <c>details</c>, <c>check</c>, or <c>done</c> when it is confirmed.</param>
/// <param name="Taken">What became of it, once it is confirmed.</param>
public sealed record ManagerSteps(
    string Step,
    ManagerAnswer Answer,
    IReadOnlyList<string> Ticked,
    string? Typed,
    DateOnly? NotBefore,
    ReleaseReason? Reason,
    string? LineForPerson,
    string? LineForHr,
    string? RightPersonEmail,
    string PersonName,
    string HomeName,
    ManagerAnswerTaken? Taken = null)
{
    public IReadOnlyList<string> Conditions => ReleaseWords.Together(Ticked, Typed);
}

/// <summary>
/// A step of a line manager's answer. The link's secret and the answers so far are in cookies of these pages alone; nothing
/// changes before the last press, and the same link opened again goes on where it was left.
/// </summary>
internal abstract class ReleasePage(OpportunitiesClient opportunities) : PortalPage
{
    public const string Address = "/release";

    private static readonly LinkCookie Link = new(Address);

    protected OpportunitiesClient Opportunities { get; } = opportunities;

    public ReleaseLinkView View { get; private set; } = null!;

    public ReleaseLinkFacts Facts => View.Facts!;

    public ReleaseOpportunity Post => Facts.Opportunity;

    public ManagerSteps? Steps { get; private set; }

    protected string Secret { get; private set; } = "";

    protected StepCookie<ManagerSteps> Kept { get; private set; } = null!;

    /// <summary>Takes the secret out of the address.</summary>
    protected void Take(string token) => Link.Take(HttpContext, token);

    /// <summary>Reads the cookies alone. False: no link was opened in this browser.</summary>
    protected bool Open(string? token = null)
    {
        LinkCookie.Guard(HttpContext);
        if ((token ?? Link.Read(HttpContext)) is not { } secret) return false;
        Secret = secret;
        Kept = new(HttpContext, Address, secret);
        Steps = Kept.Read();
        return true;
    }

    /// <summary>Null when the link can still be answered; its own page says otherwise why not.</summary>
    protected async Task<IActionResult?> Find()
    {
        if (!Open()) return NotFound();
        return await Look() ?? (View.State is ReleaseLinkState.Open ? null : Goto(Address));
    }

    /// <summary>Asks what the link opens.</summary>
    protected async Task<IActionResult?> Look()
    {
        var answer = await Opportunities.ReleaseLink(Secret, Cancel);
        if (answer.OrNone() is not { } view) return NotFound();
        View = view;
        return null;
    }
}
