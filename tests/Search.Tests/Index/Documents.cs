using Secondments.Contracts.Opportunities;
using Secondments.Kernel;
using Secondments.Search.Index;

namespace Secondments.Search.Tests.Index;

/// <summary>Makes documents for the index: all alike but for what a test is about.</summary>
internal static class Documents
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly OrganisationId Leeds = new(Guid.Parse("00000000-0000-7000-8000-0000000000a1"));
    public static readonly OrganisationId Shelter = new(Guid.Parse("00000000-0000-7000-8000-0000000000a2"));
    public static readonly OrganisationId Bank = new(Guid.Parse("00000000-0000-7000-8000-0000000000a3"));

    public static OrganisationEntry Organisation(OrganisationId id, string name, Sector sector = Sector.Public, long version = 1, bool shown = true) =>
        new(id, version, name.ToLowerInvariant().Replace(' ', '-'), name, sector, shown);

    public static OpportunityDocument Document(string title, string description = "", Func<OpportunityCard, OpportunityCard>? with = null, string more = "")
    {
        var id = new OpportunityId(Guid.CreateVersion7());
        var card = new OpportunityCard(
            id, Ids.NewRef(), "a-slug", Leeds, title, OpportunityKind.Traditional, [], [], 5, 6, new DateOnly(2026, 6, 1), 26, WorkingPattern.FullTime, null,
            [], null, SalaryArrangement.HomePays, null, null, 1, OpportunityVisibility.Public, [], Now.AddHours(-1), Now.AddDays(30));
        return new OpportunityDocument(with?.Invoke(card) ?? card, new OpportunityTexts(description, "", more));
    }

    public static IndexEntry At(this OpportunityDocument document, long version) => new(document.Card.Id, version, document);

    public static IndexEntry GoneAt(this OpportunityDocument document, long version) => new(document.Card.Id, version, null);
}
