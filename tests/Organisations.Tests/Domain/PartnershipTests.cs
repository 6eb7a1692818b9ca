using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Tests.Domain;

public sealed class PartnershipTests
{
    private static readonly Side Kirklees = new(Given.KirkleesId, "Kirklees Council", "kirklees-council", OrganisationState.Verified);
    private static readonly Side Leeds = new(new OrganisationId(new Guid("01890000-0000-7000-8000-00000000000b")), "Leeds City Council", "leeds-city-council", OrganisationState.Verified);

    private static Story<Partnership> Nothing() => new(new PartnershipKind(), Partnership.KeyOf(Kirklees.Id, Leeds.Id).Id);

    private static Story<Partnership> Asked() => Nothing().When(new AskPartner(Kirklees, Leeds, "We run the same service."));

    private static Story<Partnership> Agreed() => Asked().When(new AgreePartner(Leeds));

    private static PartnershipChanged? Told(Story<Partnership> story) => (PartnershipChanged?)new PartnershipKind().Snapshot(story.Is);

    [Fact]
    public void KeyOf_EitherOrder_IsTheSame() => Assert.Equal(Partnership.KeyOf(Kirklees.Id, Leeds.Id), Partnership.KeyOf(Leeds.Id, Kirklees.Id));

    [Fact]
    public void Ask_WaitsForTheOtherAndTellsNobodyElse()
    {
        var story = Asked();

        Assert.Equal(PartnershipState.Asked, story.Is.State);
        Assert.Null(Told(story));
        var told = Assert.IsType<TellAdmins>(Assert.Single(story.Last.FollowUps, f => f.Grain == Organisation.KeyOf(Leeds.Id)).Command);
        Assert.Equal(("Kirklees Council", "We run the same service."), (told.Model["partner"], told.Model["text"]));
    }

    [Fact]
    public void Agree_ByTheOneAsked_IsToldToTheServices()
    {
        var told = Told(Agreed());

        Assert.Equal((Kirklees.Id, Leeds.Id, false), (told!.One, told.Other, told.Removed));
    }

    [Fact]
    public void Agree_ByTheAsker_IsRefused() => Assert.Equal("partnership.not_yours", Asked().When(new AgreePartner(Kirklees)).Refusal.Code);

    [Fact]
    public void Decline_ByTheAsker_IsRefused() => Assert.Equal("partnership.not_yours", Asked().When(new DeclinePartner(Kirklees, "No.")).Refusal.Code);

    [Fact]
    public void Withdraw_ByTheOneAsked_IsRefused() => Assert.Equal("partnership.not_yours", Asked().When(new WithdrawPartner(Leeds)).Refusal.Code);

    [Fact]
    public void Ask_WhenTheOtherHasAsked_Agrees() => Assert.Equal(PartnershipState.Agreed, Asked().When(new AskPartner(Leeds, Kirklees, null)).Is.State);

    [Fact]
    public void Ask_Twice_IsRefusedAndSaysWhatIsAllowed()
    {
        var refusal = Asked().When(new AskPartner(Kirklees, Leeds, null)).Refusal;

        Assert.Equal("partnership.not_allowed_now", refusal.Code);
        Assert.Equal(["agreed", "declined", "withdrawn"], refusal.Allowed);
    }

    [Fact]
    public void Decline_GivesTheReasonAndWasNeverToldToTheServices()
    {
        var story = Asked().When(new DeclinePartner(Leeds, "We work with our neighbours only."));

        Assert.Equal((PartnershipState.Declined, "We work with our neighbours only."), (story.Is.State, story.Is.Reason));
        Assert.Null(Told(story));
        Assert.Contains(story.Last.FollowUps, f => f.Grain == Organisation.KeyOf(Kirklees.Id));
    }

    [Fact]
    public void End_ByEither_IsToldAsRemovedAndStaysSoWhenAskedAgain()
    {
        var ended = Agreed().When(new EndPartner(Kirklees, "Our service has closed."));
        Assert.Equal((PartnershipState.Ended, Kirklees.Id), (ended.Is.State, ended.Is.EndedBy));
        Assert.True(Told(ended)!.Removed);

        var again = ended.When(new AskPartner(Leeds, Kirklees, null));
        Assert.Equal((PartnershipState.Asked, Leeds.Id), (again.Is.State, again.Is.One));
        Assert.True(Told(again)!.Removed);
        Assert.False(Told(again.When(new AgreePartner(Kirklees)))!.Removed);
    }

    [Fact]
    public void End_NeverAgreed_IsRefused() => Assert.Equal("partnership.not_allowed_now", Asked().When(new EndPartner(Leeds, "Over.")).Refusal.Code);

    [Theory]
    [InlineData(OrganisationState.Suspended)]
    [InlineData(OrganisationState.Applied)]
    public void Ask_ByOneThatMayNot_IsRefused(OrganisationState state) =>
        Assert.Equal("partnership.not_now", Nothing().When(new AskPartner(Kirklees with { State = state }, Leeds, null)).Refusal.Code);

    [Fact]
    public void Ask_OneOnHold_IsRefused() =>
        Assert.Equal("partnership.not_possible", Nothing().When(new AskPartner(Kirklees, Leeds with { State = OrganisationState.Suspended }, null)).Refusal.Code);

    [Fact]
    public void Ask_Oneself_IsRefused() => Assert.Equal("partnership.not_possible", Nothing().When(new AskPartner(Kirklees, Kirklees, null)).Refusal.Code);

    /// <summary>What is due may be answered on hold.</summary>
    [Fact]
    public void Agree_OnHold_IsTaken() => Assert.True(Asked().When(new AgreePartner(Leeds with { State = OrganisationState.Suspended })).Is.Runs);
}
