using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Search.Api;
using Secondments.Kernel;
using Secondments.Portal.Pages.Operator.SearchIndex;

namespace Secondments.Portal.Tests.Operator;

public sealed class IndexComparisonTests
{
    private static readonly OrganisationId Leeds = new(Guid.Parse("00000000-0000-7000-8000-0000000000a1"));
    private static readonly OrganisationId Bank = new(Guid.Parse("00000000-0000-7000-8000-0000000000a2"));

    [Fact]
    public void Of_TheSameFigures_IsNothing() => Assert.Empty(IndexComparison.Of([Figure(Leeds, 3, "a"), Figure(Bank, 1, "b")], [Figure(Bank, 1, "b"), Figure(Leeds, 3, "a")]));

    [Fact]
    public void Of_FiguresThatDiffer_SaysWhereAndByHowMany()
    {
        var members = new IndexFigure(Leeds, OpportunityVisibility.Members, 2, "c");

        var differences = IndexComparison.Of([Figure(Leeds, 3, "a"), Figure(Bank, 1, "b")], [Figure(Leeds, 3, "other"), members]);

        Assert.Equal(
            [
                new IndexDifference(Leeds, OpportunityVisibility.Public, 3, 3),
                new IndexDifference(Leeds, OpportunityVisibility.Members, 0, 2),
                new IndexDifference(Bank, OpportunityVisibility.Public, 1, 0),
            ],
            differences);
    }

    [Fact]
    public void Of_Rows_TakesOutWhatIsNotThere_DoubtsWhatSaysSomethingElse_TellsBothAndWhatIsMissing()
    {
        var (same, gone, stale, missing, wider) = (Row(1, "a"), Row(2, "b"), Row(3, "c"), Row(4, "d"), Row(5, "e"));

        var differs = IndexComparison.Of(
            [same, gone, stale with { Fingerprint = "before", Version = 9 }, wider with { Visibility = OpportunityVisibility.Members }],
            [same with { Version = 7 }, stale, missing, wider]);

        Assert.Equal([new IndexRowSeen(gone.Id, 2)], differs.Gone);
        Assert.Equal([new IndexRowSeen(stale.Id, 9), new IndexRowSeen(wider.Id, 5)], differs.Doubted);
        Assert.Equal([missing.Id.Value, stale.Id.Value, wider.Id.Value, gone.Id.Value], differs.ToTell);
    }

    private static IndexFigure Figure(OrganisationId organisation, long documents, string checksum) => new(organisation, OpportunityVisibility.Public, documents, checksum);

    private static IndexRow Row(int number, string fingerprint) =>
        new(new OpportunityId(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])), number, fingerprint, OpportunityVisibility.Public);
}
