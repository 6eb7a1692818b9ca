using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Search.Api;
using Secondments.Kernel;
using Secondments.Search.Domain.Text;
using Secondments.Search.Index;
using static Secondments.Search.Tests.Index.Documents;

namespace Secondments.Search.Tests.Index;

/// <summary>Documents and questions of every sort, the same for the same seed.</summary>
internal static class RandomDocuments
{
    public static readonly string[] Words = ["manager", "nurse", "data", "policy", "engineer", "teacher"];
    private static readonly string[] SkillNames = ["Facilitation", "Python", "Triage", "Budgeting", "Coaching"];
    private static readonly OrganisationId[] Hosts = [Leeds, Shelter, Bank];

    public static List<OpportunityDocument> Make(Random random, int count) => [.. Enumerable.Range(0, count).Select(n => Document(
        $"{Pick(random, Words)} {Pick(random, Words)} {n}",
        string.Join(' ', Some(random, Words, 3)),
        c => c with
        {
            Organisation = Pick(random, Hosts),
            Kind = random.Next(8) == 0 ? null : Pick(random, Enum.GetValues<OpportunityKind>()),
            Purposes = Some(random, Enum.GetValues<Purpose>(), 3),
            Skills = Some(random, SkillNames, 3),
            Band = random.Next(6) == 0 ? null : random.Next(1, 7),
            BandTo = null,
            Start = random.Next(6) == 0 ? null : new DateOnly(2026, 4, 1).AddDays(random.Next(300)),
            LengthWeeks = random.Next(6) == 0 ? null : random.Next(1, 80),
            Pattern = random.Next(6) == 0 ? null : Pick(random, Enum.GetValues<WorkingPattern>()),
            RemoteShare = Pick(random, [(int?)null, 0, 40, 100]),
            Places = Some(random, [new Place("Leeds", null, 53.7965, -1.5478), new Place("York", null, 53.9576, -1.0827), new Place("Glasgow", null, 55.8652, -4.2576)], 2),
            Visibility = Pick(random, Enum.GetValues<OpportunityVisibility>()),
            Partners = Some(random, Hosts, 2),
            PublishedAt = Now.AddMinutes(-random.Next(2000)),
            ClosesAt = random.Next(6) == 0 ? null : Now.AddHours(random.Next(-48, 400)),
        })).Select(d => d.Card.Band is { } band && random.Next(2) == 0 ? d with { Card = d.Card with { BandTo = band + random.Next(3) } } : d)];

    public static IndexQuery Question(Random random) => new(Pick(random, [Viewer.Visitor, new Viewer(true, []), new Viewer(true, Some(random, Hosts, 2))]), Now)
    {
        Text = QueryText.Parse(random.Next(2) == 0 ? "" : string.Join(' ', Some(random, Words, 2))).Value,
        Sort = Pick(random, Enum.GetValues<SearchSort>()),
        Near = random.Next(2) == 0 ? null : new Near(53.8, -1.5, Pick(random, [(int?)null, 25, 300])),
        From = random.Next(3) == 0 ? new DateOnly(2026, 4, 1).AddDays(random.Next(300)) : null,
        To = random.Next(3) == 0 ? new DateOnly(2026, 8, 1).AddDays(random.Next(300)) : null,
        Filters = new IndexFilters
        {
            Sectors = Maybe(random, Enum.GetValues<Sector>()),
            Kinds = Maybe(random, Enum.GetValues<OpportunityKind>()),
            Purposes = Maybe(random, Enum.GetValues<Purpose>()),
            Bands = Maybe(random, Enumerable.Range(1, 9).ToArray()),
            Skills = Maybe(random, SkillNames),
            Patterns = Maybe(random, Enum.GetValues<WorkingPattern>()),
            Lengths = Maybe(random, Enum.GetValues<LengthStep>()),
            Remotes = Maybe(random, Enum.GetValues<RemoteStep>()),
            Organisations = Maybe(random, ["leeds-city-council", "harbour-shelter", Bank.ToString()]),
        },
    };

    private static HashSet<T> Maybe<T>(Random random, T[] all) => random.Next(4) == 0 ? [.. Some(random, all, 4)] : [];

    private static T Pick<T>(Random random, IReadOnlyList<T> all) => all[random.Next(all.Count)];

    private static List<T> Some<T>(Random random, IReadOnlyList<T> all, int most) =>
        [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => Pick(random, all)).Distinct()];
}
