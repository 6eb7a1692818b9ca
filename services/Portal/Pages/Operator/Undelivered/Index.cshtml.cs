using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts;
using Secondments.Contracts.Operator.Api;
using Secondments.Grains;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator.Undelivered;

/// <summary>What could not be dealt with, service by service, with its reason; each can be tried again.</summary>
internal sealed class IndexModel(OperatorClients services) : PortalPage
{
    private const int MostShown = 100;

    /// <summary>Services with something not delivered, by kind and one by one.</summary>
    public IReadOnlyList<(OperatorClient Service, IReadOnlyList<UndeliveredKind> Kinds, ListOf<UndeliveredAnswer> List)> Lists { get; private set; } = [];

    /// <summary>Services that can't be reached.</summary>
    public IReadOnlyList<string> Away { get; private set; } = [];

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost(string service, Guid id)
    {
        if (services.Find(service) is not { } of) return NotFound();
        if (Took(await of.Retry(id, Cancel))) return Done("/operator/undelivered", "It is delivered now");
        await Load();
        return Page();
    }

    private async Task Load()
    {
        var all = new List<(OperatorClient Service, (List<UndeliveredKind> Kinds, ListOf<UndeliveredAnswer> List)? Found)>();
        foreach (var service in services.All) all.Add((service, await Find(service)));
        Away = [.. all.Where(s => s.Found is null).Select(s => s.Service.Name)];
        Lists = [.. all.Where(s => s.Found is { List.Total: > 0 }).Select(s => (s.Service, (IReadOnlyList<UndeliveredKind>)s.Found!.Value.Kinds, s.Found.Value.List))];
    }

    private async Task<(List<UndeliveredKind>, ListOf<UndeliveredAnswer>)?> Find(OperatorClient service)
    {
        try
        {
            return ((await service.Kinds(Cancel)).OrThrow(), (await service.Undelivered(MostShown, Cancel)).OrThrow());
        }
        catch (Exception e) when (e is UnavailableException or ApiProblemException { Problem.Status: >= 500 })
        {
            return null;
        }
    }
}
