using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts;
using Secondments.Contracts.Operator.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator;

/// <summary>Who did what and when in each service, and whether the records are as they were written.</summary>
internal sealed class AuditModel(OperatorClients services, OrganisationsClient organisations) : PortalPage
{
    public const int MostInFile = 10_000;

    private const int PageOfFile = 100;

    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();

    /// <summary>An actor's id, or a person's e-mail address.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    /// <summary>The beginning of an action, or the id of what it was done to.</summary>
    [BindProperty(SupportsGet = true)]
    public string? What { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Service { get; set; }

    /// <summary>A day, in UK time.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>The last day, whole.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public IReadOnlyList<OperatorClient> Services => services.All;

    public ListOf<AuditEntryAnswer> Entries { get; private set; } = null!;

    /// <summary>Each service with what its last check said.</summary>
    public IReadOnlyList<(string Service, (bool IsAway, AuditCheck? Last) Check)> Checks { get; private set; } = [];

    public string FileAddress => Query.To("/operator/audit", [("handler", "file"), ("service", Service), ("who", Who), ("what", What), ("from", From), ("to", To)]);

    public async Task<IActionResult> OnGet(string? cursor, string? size)
    {
        if (FindService() is not { } service) return NotFound();
        Entries = (await service.Audit([.. await Asked(), ("cursor", cursor), ("size", size)], Cancel)).OrThrow();
        var checks = new List<(string, (bool, AuditCheck?))>();
        foreach (var of in services.All) checks.Add((of.Name, await LastCheck(of)));
        Checks = checks;
        _names = await ActorNames.Of(Entries.Items.Select(e => e.Actor).Concat(Checks.Select(c => c.Check.Last?.By).OfType<string>()), organisations, Cancel);
        return Page();
    }

    public async Task<IActionResult> OnGetFile()
    {
        if (FindService() is not { } service) return NotFound();
        var (asked, all) = (await Asked(), new List<AuditEntryAnswer>());
        for (string? cursor = null; all.Count < MostInFile;)
        {
            var page = (await service.Audit([.. asked, ("cursor", cursor), ("size", $"{PageOfFile}")], Cancel)).OrThrow();
            all.AddRange(page.Items);
            if ((cursor = page.Next) is null) break;
        }
        // The mark makes spreadsheets read it as UTF-8.
        return File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(AuditWords.Csv(all))).ToArray(), "text/csv; charset=utf-8", $"audit-{service.Service}.csv");
    }

    /// <summary>Verifies each service's; what comes of it is kept there, and shown from now on.</summary>
    public async Task<IActionResult> OnPost()
    {
        foreach (var service in services.All) await Try(() => service.Verify(Cancel));
        return Goto("/operator/audit");
    }

    public string NameOf(string actor) => _names.GetValueOrDefault(actor, actor);

    private OperatorClient? FindService()
    {
        if (string.IsNullOrEmpty(Service)) Service = services.All[0].Service;
        return services.Find(Service);
    }

    private async Task<(string Name, string? Value)[]> Asked()
    {
        var isRecord = Guid.TryParse(What, out _);
        return [("who", await ActorOf(Who)), (isRecord ? "entity" : "what", What?.Trim()), ("from", Moment(From, 0)), ("to", Moment(To, 1))];
    }

    private async Task<(bool IsAway, AuditCheck? Last)> LastCheck(OperatorClient service) =>
        await Try(() => service.Health(Cancel)) is { } health ? (false, health.Audit) : (true, null);

    private static async Task<T?> Try<T>(Func<Task<Answer<T>>> ask) where T : class
    {
        try
        {
            return (await ask()).OrThrow();
        }
        catch (Exception e) when (e is UnavailableException or ApiProblemException { Problem.Status: >= 500 })
        {
            return null;
        }
    }

    /// <summary>The beginning of a day, so many days later, as the API reads it. What is no day goes as it is, to be refused there.</summary>
    private static string? Moment(string? day, int later) => DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? UkTime.At(date.AddDays(later), TimeOnly.MinValue).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : day;

    /// <summary>Audits hold ids; an address is looked up where people are known.</summary>
    private async Task<string?> ActorOf(string? who)
    {
        if (who?.Contains('@', StringComparison.Ordinal) != true) return who?.Trim();
        var found = (await organisations.People([], who.Trim(), Cancel)).OrThrow();
        return found.Count > 0 ? ActorNames.ActorOf(found[0]) : who;
    }
}
