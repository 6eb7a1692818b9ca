using Secondments.Contracts.Activity.Api;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;

namespace Secondments.Portal.Pages.Manage.Activity;

/// <summary>A line as it is shown.</summary>
internal sealed record ActivityLine(ActivityEntry Entry, string Who, string What);

/// <summary>What is asked for. Null: any.</summary>
/// <param name="Until">Before this instant.</param>
internal sealed record ActivityWanted(OrganisationId Organisation, Guid? Who, string? Group, DateTimeOffset? From, DateTimeOffset? Until);

/// <summary>An organisation's activity from all services, newest first, with names where its reader may read them.</summary>
internal sealed class ActivityReader(ActivityClients clients, OrganisationsClient organisations)
{
    private const int MostNames = 100;

    public async Task<(IReadOnlyList<ActivityLine> Lines, Guid? Older)> Read(ActivityWanted wanted, Guid? before, int size, CancellationToken cancel)
    {
        var actions = ActivityWords.ActionsOf(wanted.Group).ToList();
        var answers = await Task.WhenAll(clients.All.Select(c => c.Read(
            [
                ("organisation", wanted.Organisation.ToString()), ("who", wanted.Who?.ToString()), ("from", Instant(wanted.From)), ("to", Instant(wanted.Until)),
                ("before", before?.ToString()), ("size", $"{size}"), .. actions.Select(a => ("what", (string?)a)),
            ],
            cancel)));
        var parts = answers.Select(a => a.OrThrow()).ToList();
        var all = parts.SelectMany(p => p.Items).OrderByDescending(e => e.Id).ToList();
        var shown = all.Take(size).ToList();
        var more = all.Count > size || parts.Any(p => p.HasMore);
        var names = await NamesOf(wanted.Organisation, shown, cancel);
        return ([.. shown.Select(e => new ActivityLine(e, WhoOf(e, names), ActivityWords.Of(e.Action)))], more && shown.Count > 0 ? shown[^1].Id : null);
    }

    private async Task<Dictionary<Guid, MemberName>> NamesOf(OrganisationId organisation, List<ActivityEntry> entries, CancellationToken cancel)
    {
        var names = new Dictionary<Guid, MemberName>();
        foreach (var ids in entries.Select(e => e.ActorId).OfType<Guid>().Distinct().Chunk(MostNames))
            foreach (var name in (await organisations.Names(organisation.ToString(), ids, null, cancel)).OrThrow()) names[name.Member] = name;
        return names;
    }

    private static string WhoOf(ActivityEntry entry, Dictionary<Guid, MemberName> names) => entry.Actor switch
    {
        "link" => "Somebody by a link",
        "system" => "The exchange",
        _ when entry.ActorId is { } id && names.TryGetValue(id, out var known) =>
            known.Name ?? ((known.Kind, known.Left) switch
            {
                (MemberKind.Client, true) => "A system that was ended",
                (MemberKind.Client, _) => "A system",
                (_, true) => "Somebody who has left",
                _ => "Name not known yet",
            }),
        // Names are for people of the same organisation.
        _ => entry.Action.StartsWith("organisation.", StringComparison.Ordinal) ? "The operator of the exchange" : "Somebody outside your organisation",
    };

    private static string? Instant(DateTimeOffset? at) => at?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
