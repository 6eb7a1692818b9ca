using Microsoft.AspNetCore.Mvc;
using Secondments.Kernel;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Join;

/// <summary>Says what the operator checks. Sending it makes its sender the first admin.</summary>
internal sealed class ApplyModel(OrganisationsClient organisations) : PortalPage
{
    [BindProperty]
    public ClaimForm Claim { get; set; } = new();

    public async Task<IActionResult> OnPost()
    {
        var answer = await organisations.Apply(Claim.ToRequest(), Cancel);
        return Took(answer) ? Goto($"/join/{answer.Value!.Ref}/sent") : Page();
    }

    protected override string FieldOf(FieldError error) => ClaimFields.Of(error);
}

internal static class ClaimFields
{
    public static string Of(FieldError error) => $"Claim.{Say.Sentence(error.Pointer.Split('/', StringSplitOptions.RemoveEmptyEntries) is [var first, ..] ? first : "name")}";
}
