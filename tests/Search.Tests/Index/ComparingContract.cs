using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Search.Api;
using Secondments.Search.Index;
using static Secondments.Search.Tests.Index.Documents;

namespace Secondments.Search.Tests.Index;

/// <summary>What the index says of itself, and how it is mended where that isn't what it should say.</summary>
public abstract class ComparingContract : OpportunityIndexContract
{
    private const string Print = "00000000000000a1";
    private const string Other = "00000000000000b2";

    [Fact]
    public async Task Figures_EachOrganisationAndVisibility_CountAndChecksum()
    {
        var one = Document("One");
        var two = Document("Two");
        var members = Document("Three", with: c => c with { Visibility = OpportunityVisibility.Members });
        var bank = Document("Four", with: c => c with { Organisation = Bank });
        await Index.Write([Told(one, 1), Told(two, 1), Told(members, 1), Told(bank, 1)], Cancel);
        await Index.Write([Told(two, 9, Other)], Cancel);

        var figures = await Index.Figures(Cancel);

        Assert.Equal((4, 0), (figures.Documents, figures.Pending));
        Assert.Equal(
            [
                new IndexFigure(Leeds, OpportunityVisibility.Public, 2, (Hash(one, Print) ^ Hash(two, Other)).ToString("x16")),
                new IndexFigure(Leeds, OpportunityVisibility.Members, 1, Hash(members, Print).ToString("x16")),
                new IndexFigure(Bank, OpportunityVisibility.Public, 1, Hash(bank, Print).ToString("x16")),
            ],
            figures.Groups);
        Assert.Equal(
            new IndexRow[] { new(one.Card.Id, 1, Print, OpportunityVisibility.Public), new(two.Card.Id, 9, Other, OpportunityVisibility.Public), new(members.Card.Id, 1, Print, OpportunityVisibility.Members) }
                .ToHashSet(),
            (await Index.RowsOf(Leeds, Cancel)).ToHashSet());
        Assert.Empty(await Index.RowsOf(new(Guid.CreateVersion7()), Cancel));
    }

    [Fact]
    public async Task Figures_TheSameToldAtAHigherVersion_HasTheSameChecksum()
    {
        var document = Document("One");
        await Index.Write([Told(document, 1)], Cancel);
        var before = (await Index.Figures(Cancel)).Groups;

        await Index.Write([Told(document, 7)], Cancel);

        Assert.Equal(before, (await Index.Figures(Cancel)).Groups);
        Assert.Equal(7, Assert.Single(await Index.RowsOf(Leeds, Cancel)).Version);
    }

    [Fact]
    public async Task Write_ToldAgainAtItsOwnVersion_ReplacesWhatIsNotThat()
    {
        var document = Document("Right");
        await Index.Write([Told(document with { Card = document.Card with { Title = "Wrong" } }, 4, Other)], Cancel);
        await Index.Write([Told(document, 3) with { Again = true }], Cancel);
        Assert.Equal(["Wrong"], await Titles(""));

        await Index.Write([Told(document, 4) with { Again = true }], Cancel);

        Assert.Equal(["Right"], await Titles(""));
        Assert.Empty(await Titles("wrong"));
    }

    [Fact]
    public async Task Repair_WhatIsGone_IsNotFound_AndComesAgainAtAnyVersion()
    {
        var (gone, stays) = (Document("Gone"), Document("Stays"));
        await Index.Write([Told(gone, 6), Told(stays, 6)], Cancel);

        Assert.Equal(1, await Index.Repair([new(gone.Card.Id, 6), new(Document("Never here").Card.Id, 1)], [], Cancel));

        Assert.Equal(["Stays"], await Titles(""));
        Assert.Empty((await Index.Search(Ask("gone"), Cancel)).Hits);
        Assert.Equal(1, (await Index.Figures(Cancel)).Documents);
        await Index.Write([Told(gone, 2)], Cancel);
        Assert.Equal(["Gone"], await Titles("gone"));
    }

    [Fact]
    public async Task Repair_OfARowThatChangedSince_LeavesItAsItIs()
    {
        var document = Document("Changed since");
        await Index.Write([Told(document, 2)], Cancel);
        await Index.Write([Told(document, 3)], Cancel);

        Assert.Equal(0, await Index.Repair([new(document.Card.Id, 2)], [new(document.Card.Id, 2)], Cancel));

        Assert.Equal(["Changed since"], await Titles(""));
        await Index.Write([Told(document with { Card = document.Card with { Title = "Late" } }, 1)], Cancel);
        Assert.Equal(["Changed since"], await Titles(""));
    }

    [Fact]
    public async Task Repair_OfWhatIsDoubted_GoesOnBeingFoundUntilAnythingReplacesIt()
    {
        var document = Document("Behind");
        await Index.Write([Told(document with { Card = document.Card with { Title = "Ahead" } }, 9, Other)], Cancel);

        await Index.Repair([], [new(document.Card.Id, 9)], Cancel);
        Assert.Equal(["Ahead"], await Titles(""));

        await Index.Write([Told(document, 5) with { Again = true }], Cancel);
        Assert.Equal(["Behind"], await Titles(""));
    }

    [Fact]
    public async Task Rebuild_SaysWhenItWasLast_AndChangesNoFigure()
    {
        await Index.Write([Told(Document("One"), 1), Told(Document("Two"), 2, Other)], Cancel);
        var before = await Index.Figures(Cancel);
        Assert.Null(before.RebuiltAt);

        await Index.Rebuild(Cancel);

        var after = await Index.Figures(Cancel);
        Assert.Equal(before.Groups, after.Groups);
        Assert.NotNull(after.RebuiltAt);
        Assert.Equal((null, false), (after.Rebuild, after.RebuildFailed));
    }

    private static IndexEntry Told(OpportunityDocument document, long version, string print = Print) => document.At(version) with { Fingerprint = print };

    private static ulong Hash(OpportunityDocument document, string print) => IndexFigure.HashOf(document.Card.Id.Value, IndexFigure.PrintOf(print));
}
