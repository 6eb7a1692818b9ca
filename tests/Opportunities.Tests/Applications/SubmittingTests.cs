using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Domain.Releases;
using static Secondments.Opportunities.Tests.Applications.GivenApplication;

namespace Secondments.Opportunities.Tests.Applications;

public sealed class SubmittingTests
{
    [Fact]
    public void Submit_CompleteAndEligible_IsSentWithTheProfileFrozen()
    {
        var profile = new ProfileSnapshot("Analyst", "Planning", 5);

        var decision = Draft().When(Submit() with { Profile = profile }, Applicant);

        Assert.Equal(ApplicationState.Submitted, decision.State!.State);
        Assert.Equal(profile, decision.State.Profile);
        Assert.Equal(Start, decision.State.SubmittedAt);
        Assert.IsType<ApplicationSubmitted>(Assert.Single(decision.Facts));
        Assert.Equal("opportunities.application-sent", Assert.Single(decision.Mails).Template);
    }

    [Fact]
    public void Submit_AskNow_AsksHome()
    {
        var decision = Draft(Complete with { AskManager = WhenToAskManager.Now }).When(Submit(), Applicant);

        var request = Assert.IsType<RequestRelease>(Assert.Single(decision.FollowUps).Command);
        Assert.Equal("alex.hill@kirklees.example", request.Manager.Email);
        Assert.Equal(Home, request.Home);
    }

    [Fact]
    public void Submit_AskOnceShortlisted_AsksNobodyYet() => Assert.Empty(Draft().When(Submit(), Applicant).FollowUps);

    [Fact]
    public void Submit_NothingAnswered_SaysWhatIsMissing()
    {
        var refusal = Empty().When(Submit(), Applicant).Refusal!;

        Assert.Equal("application.incomplete", refusal.Code);
        Assert.Equal(["/askManager", "/managerEmail", "/managerName", "/why"], refusal.Fields.Select(f => f.Pointer).Order());
    }

    [Fact]
    public void Submit_OneSecondAfterTheDeadline_IsRefusedAndTheDraftKept()
    {
        var draft = Draft().At(Closes.AddSeconds(1));

        var refusal = draft.When(Submit(), Applicant).Refusal!;

        Assert.Equal("application.not_open", refusal.Code);
        Assert.Contains("closed on Friday 18 December 2026 at 11:59pm", refusal.Detail);
        Assert.Equal(ApplicationState.Draft, draft.State!.State);
    }

    [Fact]
    public void Submit_AtTheDeadline_IsSent() => Assert.Null(Draft().At(Closes).When(Submit(), Applicant).Refusal);

    [Fact]
    public void Submit_EmployerNotVerified_IsRefused() =>
        Refused("employer", Submit(home: Home with { State = OrganisationState.Suspended }));

    [Fact]
    public void Submit_NoEmployer_IsRefused() => Refused("employer", Submit() with { Home = null });

    [Fact]
    public void Submit_OtherSector_IsRefused() => Refused("sector", Submit(Advert with { Details = Details with { OpenToSectors = [Sector.Charity] } }));

    [Fact]
    public void Submit_OtherOrganisation_IsRefused() =>
        Refused("organisation", Submit(Advert with { Details = Details with { OpenToOrganisations = [HostId] } }));

    [Fact]
    public void Submit_InternalOfAnotherOrganisation_IsRefused() =>
        Refused("employer", Submit(Advert with { Details = Details with { Kind = OpportunityKind.Internal } }));

    [Fact]
    public void Submit_NamedSectorAndOrganisation_IsSent() => Assert.Null(Draft().When(
        Submit(Advert with { Details = Details with { OpenToSectors = [Sector.Public], OpenToOrganisations = [HomeId] } }), Applicant).Refusal);

    [Fact]
    public void Eligibility_AnotherGrade_IsForThePersonToJudge()
    {
        var grade = Eligibility.Check(Advert, Home, 3, Start).Single(c => c.Condition == "grade");

        Assert.Equal(ConditionMet.ToCheck, grade.Met);
    }

    private static void Refused(string condition, SubmitApplication command)
    {
        var refusal = Draft().When(command, Applicant).Refusal!;
        Assert.Equal("application.not_eligible", refusal.Code);
        Assert.Contains(refusal.Fields, f => f.Code == condition);
    }
}
