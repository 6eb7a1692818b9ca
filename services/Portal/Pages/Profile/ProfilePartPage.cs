using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Profile;

/// <summary>One thing that a part says, as it is saved.</summary>
public sealed record SavedText(string Label, string? Text);

/// <summary>What was saved meanwhile, to stand beside what was typed.</summary>
/// <param name="Page">Opens the page with what is saved.</param>
public sealed record SavedMeanwhile(DateTimeOffset? At, IReadOnlyList<SavedText> Texts, string Page);

/// <summary>
/// One part of the profile on a page of its own. The service takes the profile whole; the page puts its part into what is
/// saved now, so that two tabs with two parts don't meet. Two tabs with the same part do: then both texts are shown.
/// </summary>
internal abstract class ProfilePartPage(OrganisationsClient organisations, Who who) : PortalPage
{
    private const int Tries = 3;

    public ProfileAnswer Profile { get; private set; } = null!;

    public Ladder Ladder { get; private set; }

    /// <summary>Stands for the part as the form was filled from it.</summary>
    [BindProperty]
    public string? Was { get; set; }

    /// <summary>Null unless the part was changed since the form was filled.</summary>
    public SavedMeanwhile? Meanwhile { get; private set; }

    /// <summary>What this page writes, of which a change by another tab matters.</summary>
    protected abstract object? PartOf(ProfileAnswer profile);

    /// <summary>The same in words.</summary>
    protected abstract IReadOnlyList<SavedText> TextsOf(ProfileAnswer profile);

    protected async Task Load()
    {
        Profile = (await organisations.MyProfile(Cancel)).OrThrow();
        Ladder = Profile.Ladder ?? (await who.Needed()).Ladder;
        if (HttpMethods.IsGet(Request.Method)) Was = Fingerprint(PartOf(Profile));
    }

    /// <param name="change">The whole profile as it is to be, made of what is saved now.</param>
    protected async Task<IActionResult> Save(Func<ProfileAnswer, ProfileRequest> change, string to, string said)
    {
        for (var tried = 1; ; tried++)
        {
            if (Fingerprint(PartOf(Profile)) != Was) return Changed();
            var saved = await organisations.SetMyProfile(change(Profile), Profile.Version, Cancel);
            if (saved.Problem is not { Status: StatusCodes.Status412PreconditionFailed } || tried == Tries) return Took(saved) ? Done(to, said) : Page();
            await Load();
        }
    }

    private IActionResult Changed()
    {
        Meanwhile = new SavedMeanwhile(Profile.ChangedAt, TextsOf(Profile), Request.Path);
        var when = Profile.ChangedAt is { } at ? $" at {Say.Time(at)}" : "";
        ModelState.AddModelError("", $"You changed this{when}, in another tab or on another device. What you typed here is not saved. Save again to keep it, or keep what is saved.");
        // Saving again is a choice made knowing what is saved now.
        ModelState.Remove(nameof(Was));
        Was = Fingerprint(PartOf(Profile));
        return Page();
    }

    private static string Fingerprint(object? part) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(part, part?.GetType() ?? typeof(object), Json.Stored)));
}

/// <summary>Writes the profile with one part changed: the API takes it whole.</summary>
internal static class ProfileParts
{
    public static ProfileRequest ToRequest(this ProfileAnswer profile) => new(
        profile.Headline, profile.About, profile.Sector, profile.Band, profile.Ladder, profile.Location, profile.Skills, profile.Work,
        profile.Preferences, profile.Adjustments);
}
