using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts;
using Secondments.Contracts.Organisations.Api;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator;

/// <summary>Who did what and when, and whether the record is as it was written.</summary>
internal sealed class AuditModel(OrganisationsClient organisations) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? What { get; set; }

    public ListOf<AuditEntryAnswer> Entries { get; private set; } = null!;

    public AuditVerification? Verified { get; private set; }

    public async Task OnGet(bool check)
    {
        // The API's query hasn't the page's own parameter.
        var query = new QueryCollection(Request.Query.Where(q => q.Key != "check").ToDictionary(q => q.Key, q => q.Value, StringComparer.OrdinalIgnoreCase));
        Entries = (await organisations.Audit(query, Cancel)).OrThrow();
        if (check) Verified = (await organisations.VerifyAudit(Cancel)).OrThrow();
    }

    /// <summary>The members that changed: of personal ones only the name.</summary>
    public static IEnumerable<string> ChangesOf(AuditEntryAnswer entry)
    {
        if (entry.Changes.ValueKind is not JsonValueKind.Object) yield break;
        foreach (var member in entry.Changes.EnumerateObject())
        {
            if (member.Value.ValueKind is not JsonValueKind.Array || member.Value.GetArrayLength() != 2)
            {
                yield return $"{member.Name}: changed";
                continue;
            }
            yield return $"{member.Name}: {Short(member.Value[0])} → {Short(member.Value[1])}";
        }
    }

    private static string Short(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.Null => "nothing",
            JsonValueKind.String => value.GetString()!,
            _ => value.GetRawText(),
        };
        return text.Length > 80 ? $"{text[..80]}…" : text;
    }
}
