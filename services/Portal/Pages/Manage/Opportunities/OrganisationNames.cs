using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>Organisations as people write them, one name a line, and as records have them.</summary>
internal sealed class OrganisationNames(OrganisationsClient organisations)
{
    private readonly Dictionary<OrganisationId, string> _names = [];

    public string Of(OrganisationId organisation) => _names.GetValueOrDefault(organisation, "An organisation that is no longer shown");

    /// <summary>Looks up the names of those that a page shows.</summary>
    public async Task Find(IEnumerable<OrganisationId>? ids, CancellationToken cancel)
    {
        foreach (var id in (ids ?? []).Distinct().Where(id => !_names.ContainsKey(id)))
        {
            if ((await organisations.Get(id.ToString(), cancel)).OrNone() is { } found) _names[id] = found.Name;
        }
    }

    /// <summary>The organisations of these lines; for a line that fits none or several, an error that says which there are.</summary>
    public async Task<IReadOnlyList<OrganisationId>?> Read(string? lines, ModelStateDictionary errors, string field, CancellationToken cancel)
    {
        List<OrganisationId> read = [];
        foreach (var line in Lines.Of(lines))
        {
            var found = (await organisations.List(new QueryCollection(new Dictionary<string, StringValues> { ["q"] = line, ["size"] = "20" }), cancel)).OrThrow().Items;
            var exact = found.Where(o => string.Equals(o.Name, line, StringComparison.OrdinalIgnoreCase)).ToList();
            var fits = exact.Count > 0 ? exact : found;
            if (fits is [var one])
            {
                _names[one.Id] = one.Name;
                read.Add(one.Id);
            }
            else
            {
                errors.AddModelError(field, Problem(line, fits));
            }
        }
        return read.Count == 0 ? null : read;
    }

    private static string Problem(string line, IReadOnlyList<OrganisationSummary> fits) => fits.Count == 0
        ? $"There is no organisation called {line} on the exchange. Check the name in the list of organisations."
        : $"{line} fits several organisations: write one of {Say.List([.. fits.Take(5).Select(o => o.Name)])}.";
}

/// <summary>A text with one item a line.</summary>
internal static class Lines
{
    public static IReadOnlyList<string> Of(string? text) => text?.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    public static string? Join(IEnumerable<string>? items) => items is null ? null : string.Join('\n', items);
}
