using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts;
using Secondments.Contracts.Operator.Api;
using Secondments.Grains;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator;

/// <summary>Who did what and when in each service, and whether the records are as they were written.</summary>
internal sealed class AuditModel(OperatorClients services, OrganisationsClient organisations) : PortalPage
{
    private const string PersonPrefix = "person/";

    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();

    /// <summary>An actor's id, or a person's e-mail address.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    /// <summary>The beginning of an action, or the id of what it was done to.</summary>
    [BindProperty(SupportsGet = true)]
    public string? What { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Service { get; set; }

    public IReadOnlyList<OperatorClient> Services => services.All;

    public ListOf<AuditEntryAnswer> Entries { get; private set; } = null!;

    /// <summary>Each service with what its check said; null where it couldn't be reached.</summary>
    public IReadOnlyList<(string Service, AuditVerification? Verdict)> Checked { get; private set; } = [];

    public async Task<IActionResult> OnGet(bool check, string? cursor, string? from, string? to, string? size)
    {
        if (string.IsNullOrEmpty(Service)) Service = services.All[0].Service;
        if (services.Find(Service) is not { } service) return NotFound();
        var isRecord = Guid.TryParse(What, out _);
        Entries = (await service.Audit(
            [("who", await ActorOf(Who)), (isRecord ? "entity" : "what", What?.Trim()), ("from", from), ("to", to), ("cursor", cursor), ("size", size)], Cancel)).OrThrow();
        await FindNames();
        if (!check) return Page();
        var verdicts = new List<(string, AuditVerification?)>();
        foreach (var of in services.All) verdicts.Add(await Check(of));
        Checked = verdicts;
        return Page();
    }

    public string NameOf(string actor) => _names.GetValueOrDefault(actor, actor);

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

    private async Task<(string, AuditVerification?)> Check(OperatorClient service)
    {
        try
        {
            return (service.Name, (await service.Verify(Cancel)).OrThrow());
        }
        catch (Exception e) when (e is UnavailableException or ApiProblemException { Problem.Status: >= 500 })
        {
            return (service.Name, null);
        }
    }

    /// <summary>Audits hold ids; an address is looked up where people are known.</summary>
    private async Task<string?> ActorOf(string? who)
    {
        if (who?.Contains('@', StringComparison.Ordinal) != true) return who?.Trim();
        var found = (await organisations.People([], who.Trim(), Cancel)).OrThrow();
        return found.Count > 0 ? $"{PersonPrefix}{found[0].Id}" : who;
    }

    /// <summary>Where names can't be had the ids stay: the audit is read without them too.</summary>
    private async Task FindNames()
    {
        var people = Entries.Items.Select(e => e.Actor).Where(a => a.StartsWith(PersonPrefix, StringComparison.Ordinal)).Select(a => a[PersonPrefix.Length..]).Distinct().ToList();
        if (people.Count == 0) return;
        try
        {
            var found = await organisations.People(people, null, Cancel);
            _names = (found.Value ?? []).ToDictionary(p => $"{PersonPrefix}{p.Id}", p => p.Name);
        }
        catch (UnavailableException)
        {
            _names = new Dictionary<string, string>();
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
