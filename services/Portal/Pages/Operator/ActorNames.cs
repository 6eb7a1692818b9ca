using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Portal.Clients;

namespace Secondments.Portal.Pages.Operator;

/// <summary>People among an audit's actors, by name.</summary>
internal static class ActorNames
{
    private const string PersonPrefix = "person/";
    private const int Most = 100;

    /// <summary>A person as an audit names them.</summary>
    public static string ActorOf(PersonFound person) => $"{PersonPrefix}{person.Id}";

    /// <summary>Where names can't be had there are none: what was done is read without them too.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Of(IEnumerable<string> actors, OrganisationsClient organisations, CancellationToken cancel)
    {
        var people = actors.Where(a => a.StartsWith(PersonPrefix, StringComparison.Ordinal)).Select(a => a[PersonPrefix.Length..]).Distinct().Take(Most).ToList();
        if (people.Count == 0) return new Dictionary<string, string>();
        try
        {
            return (await organisations.People(people, null, cancel)).OrThrow().ToDictionary(ActorOf, p => p.Name);
        }
        catch (Exception e) when (e is UnavailableException or ApiProblemException { Problem.Status: >= 500 })
        {
            return new Dictionary<string, string>();
        }
    }
}
