using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Passport;

/// <summary>One signatory: added, changed or removed.</summary>
internal sealed class SignatoryModel(OrganisationsClient organisations, SentForm form, Who who) : PassportPage(organisations, form, who)
{
    private int? _at;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Post { get; set; }

    [BindProperty]
    public DateEntry From { get; set; } = new();

    [BindProperty]
    public DateEntry Until { get; set; } = new();

    public bool IsNew => _at is null;

    public async Task<IActionResult> OnGet(string org, string number)
    {
        if (await Find(org, number) is { } refusal) return refusal;
        if (_at is { } at)
        {
            var signatory = Passport.Signatories![at];
            (Name, Post, From, Until) = (signatory.Name, signatory.Post, DateEntry.Of(signatory.From), DateEntry.Of(signatory.Until));
        }
        return Page();
    }

    public async Task<IActionResult> OnPost(string org, string number)
    {
        if (await Find(org, number) is { } refusal) return refusal;
        var signatory = new SignatoryRequest(
            Name, Post, From.Read(ModelState, nameof(From), "the first day of their authority"), Until.Read(ModelState, nameof(Until), "the last day of their authority"));
        var all = Same.Signatories!.ToList();
        if (_at is { } at) all[at] = signatory;
        else all.Add(signatory);
        return await Save(Same with { Signatories = all }, IsNew ? "The signatory is added" : "The signatory is changed");
    }

    public async Task<IActionResult> OnPostRemove(string org, string number)
    {
        if (await Find(org, number) is { } refusal) return refusal;
        if (_at is not { } at) return NotFound();
        var all = Same.Signatories!.ToList();
        all.RemoveAt(at);
        return await Save(Same with { Signatories = all }, "The signatory is removed");
    }

    private async Task<IActionResult?> Find(string org, string number)
    {
        if (await Load(org) is { } refusal) return refusal;
        if (number == "new") return null;
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n < 1 || n > Passport.Signatories!.Count) return NotFound();
        _at = n - 1;
        return null;
    }
}
