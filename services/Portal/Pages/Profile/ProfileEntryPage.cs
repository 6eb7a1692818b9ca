using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Profile;

/// <summary>One entry of a list in the profile: added (<c>new</c>), changed or removed by its number.</summary>
internal abstract class ProfileEntryPage<TEntry>(OrganisationsClient organisations, Who who) : ProfilePartPage(organisations, who) where TEntry : class
{
    private int? _at;

    public bool IsNew => _at is null;

    /// <summary>What an entry is called, as in «Your skill is added».</summary>
    protected abstract string Called { get; }

    protected abstract IReadOnlyList<TEntry> ListOf(ProfileAnswer profile);

    protected abstract ProfileRequest With(ProfileAnswer profile, IReadOnlyList<TEntry> list);

    protected abstract void Show(TEntry entry);

    protected abstract TEntry Typed();

    public async Task<IActionResult> OnGet(string number)
    {
        if (!await Find(number)) return NotFound();
        if (_at is { } at) Show(ListOf(Profile)[at]);
        return Page();
    }

    public async Task<IActionResult> OnPost(string number)
    {
        if (!await Find(number)) return NotFound();
        return await Save(now =>
        {
            var list = ListOf(now).ToList();
            if (_at is { } at && at < list.Count) list[at] = Typed();
            else list.Add(Typed());
            return With(now, list);
        }, "/profile", IsNew ? $"Your {Called} is added" : $"Your {Called} is changed");
    }

    public async Task<IActionResult> OnPostRemove(string number)
    {
        if (!await Find(number) || _at is null) return NotFound();
        return await Save(now => With(now, [.. ListOf(now).Where((_, i) => i != _at)]), "/profile", $"Your {Called} is removed");
    }

    protected override object PartOf(ProfileAnswer profile) => ListOf(profile);

    /// <summary>Whichever of the entries is wrong, the page shows only this one.</summary>
    protected override string FieldOf(FieldError error)
    {
        var member = error.Pointer.Split('/')[^1];
        return base.FieldOf(error with { Pointer = $"/{member}" });
    }

    protected async Task<bool> Find(string number)
    {
        await Load();
        if (number == "new") return true;
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n < 1 || n > ListOf(Profile).Count) return false;
        _at = n - 1;
        return true;
    }
}
