using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Pages.Words;

namespace Secondments.Pages.Tests.Words;

public sealed class StateLabelsTests
{
    private static readonly string[] Colours = ["blue", "yellow", "orange", "teal", "green", "purple", "grey", "red"];

    private static IEnumerable<StateLabel> All() =>
        Enum.GetValues<OrganisationState>().Select(StateLabels.Of)
            .Concat(from state in Enum.GetValues<PartnershipState>() from weAsked in new[] { true, false } select StateLabels.Of(state, weAsked))
            .Concat(from state in Enum.GetValues<OpportunityState>() from reader in Enum.GetValues<StateReader>() select StateLabels.Of(state, reader))
            .Concat(from state in Enum.GetValues<ApplicationState>() from reader in Enum.GetValues<StateReader>() select StateLabels.Of(state, reader))
            .Concat(from state in Enum.GetValues<ReleaseState>() from reader in Enum.GetValues<StateReader>() select StateLabels.Of(state, reader));

    [Fact]
    public void Of_EveryStateAndReader_HasALabelAndAKnownColour() => Assert.All(All(), label =>
    {
        Assert.NotEmpty(label.Text);
        Assert.DoesNotContain('_', label.Text);
        Assert.Contains(label.Colour, Colours);
    });

    [Fact]
    public void Of_AnythingAboutAPerson_IsNeverRed()
    {
        Assert.All(Enum.GetValues<ApplicationState>(), state => Assert.NotEqual("red", StateLabels.Of(state, StateReader.Person).Colour));
        Assert.All(Enum.GetValues<ReleaseState>(), state => Assert.NotEqual("red", StateLabels.Of(state, StateReader.Person).Colour));
    }

    [Theory]
    [InlineData(7, "Closes soon", "orange")]
    [InlineData(8, "Open", "green")]
    public void Of_AnOpenOpportunity_ClosesSoonUnderEightDays(int days, string text, string colour) =>
        Assert.Equal(new StateLabel(text, colour), StateLabels.Of(OpportunityState.Live, daysLeft: days));

    [Fact]
    public void Of_AnOffer_NeedsThePersonAndWaitsForTheHost()
    {
        Assert.Equal(new("Offer: your answer needed", "orange"), StateLabels.Of(ApplicationState.Offered, StateReader.Person));
        Assert.Equal(new("Waiting for an answer", "yellow"), StateLabels.Of(ApplicationState.Offered, StateReader.Host));
    }

    [Fact]
    public void Of_ADeferredRelease_NamesTheDate() =>
        Assert.Equal("Not before 1 June 2026", StateLabels.Of(ReleaseState.Deferred, StateReader.Person, notBefore: new DateOnly(2026, 6, 1)).Text);
}
