using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Tests.Frame;

public sealed class ApplicationWordsTests
{
    private static readonly ConditionAnswer Grade = new("grade", ConditionMet.ToCheck, "It is for bands 5 to 6; yours is band 4.");

    [Theory]
    [InlineData(4, Ladder.CivilService, "It is for SEO to G7; yours is HEO.")]
    [InlineData(null, Ladder.CivilService, "It is for SEO to G7. Your profile names no grade.")]
    [InlineData(6, Ladder.Generic, "It is for Manager to Senior manager; yours is Senior manager.")]
    public void Condition_OfGrade_IsInTheReadersLadder(int? own, Ladder ladder, string words) =>
        Assert.Equal(words, ApplicationWords.Of(Grade, new OpportunityDetails(Band: 5, BandTo: 6), own, ladder));

    [Fact]
    public void Condition_OfAnythingElse_IsAsItWasTold() =>
        Assert.Equal("Open to every sector.", ApplicationWords.Of(new("sector", ConditionMet.Met, "Open to every sector."), new OpportunityDetails(), 4, Ladder.Generic));
}
