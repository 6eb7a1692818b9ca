using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Tests.Domain;

public sealed class OrganisationTests
{
    [Fact]
    public void Apply_New_AppliesAndMakesTheApplicantItsFirstAdmin()
    {
        var story = Given.Applied();

        Assert.Equal(OrganisationState.Applied, story.Is.State);
        Assert.Equal([Given.Applicant], story.Is.Admins);
        Assert.Equal(new AppliedAnswer(Given.KirkleesId, "7k3m92qd", "kirklees-council", OrganisationState.Applied), story.Last.Reply);
        Assert.IsType<OrganisationApplied>(Assert.Single(story.Last.Facts));
        var followUp = Assert.Single(story.Last.FollowUps);
        Assert.Equal(Membership.KeyOf(Given.KirkleesId, Given.Applicant), followUp.Grain);
        Assert.Equal([MemberRole.Staff, MemberRole.Admin], Assert.IsType<Join>(followUp.Command).Roles);
    }

    [Fact]
    public void Apply_OnePersonDoesAll_GivesEveryRoleAndLetsTheAuthorPublish()
    {
        var story = Given.Applied(ClaimForm.Read(Given.Form() with { OneOfUs = true }).Value);

        Assert.Equal(ApprovalPolicy.Author, story.Is.Policies.Approval);
        Assert.False(story.Is.Policies.ManagerAnswerIsFinal);
        Assert.Equal([MemberRole.Staff, MemberRole.Admin, MemberRole.Host, MemberRole.Releaser, MemberRole.Signatory],
            ((Join)story.Last.FollowUps[0].Command).Roles);
    }

    [Fact]
    public void Apply_Twice_IsRefused() =>
        Assert.Equal("organisation.exists", Given.Applied().When(new Apply("7k3m92qd", "kirklees-council", Given.Claim(), MemberKind.Person)).Refusal.Code);

    [Fact]
    public void Verify_Applied_ProvesTheDomainsAndWritesToTheApplicant()
    {
        var story = Given.Applied().Later(TimeSpan.FromDays(3)).When(Given.AVerify, Given.Operator);

        Assert.Equal(OrganisationState.Verified, story.Is.State);
        Assert.Equal(["kirklees.gov.uk"], story.Is.ProvenDomains);
        Assert.Equal(story.Now, story.Is.VerifiedAt);
        Assert.IsType<OrganisationVerified>(Assert.Single(story.Last.Facts));
        var followUp = Assert.Single(story.Last.FollowUps);
        Assert.Equal(Person.KeyOf(new PersonId(Given.Applicant)), followUp.Grain);
        var mail = Assert.IsType<Inform>(followUp.Command);
        Assert.Equal("organisations.organisation-verified", mail.Template);
        Assert.Equal("/manage/kirklees-council", mail.Model["link"]);
    }

    // Applied for on a Monday.
    [Theory]
    [InlineData(OrganisationState.Applied, 0, false)]
    [InlineData(OrganisationState.Applied, 7, false)]
    [InlineData(OrganisationState.Applied, 8, true)]
    [InlineData(OrganisationState.Returned, 8, false)]
    [InlineData(OrganisationState.Verified, 8, false)]
    public void Claim_IsLateAfterTheWorkingDaysThatArePromised(OrganisationState state, int days, bool late)
    {
        var story = Given.InState(state);

        Assert.Equal(late, Checking.IsLate(story.Is, story.Now.AddDays(days)));
    }

    [Theory]
    [InlineData("nhs.net", "shared")]
    [InlineData("gmail.com", "free_mail")]
    [InlineData("calderdale.gov.uk", "not_claimed")]
    public void Verify_DomainThatProvesNothing_IsRefused(string domain, string code)
    {
        var claim = Given.Claim() with { EmailDomains = ["kirklees.gov.uk", "nhs.net", "gmail.com"] };

        var error = Given.Applied(claim).When(new Verify(["kirklees.gov.uk", domain]), Given.Operator).Refusal;

        Assert.Equal((ErrorKind.Invalid, "organisation.domains_not_provable"), (error.Kind, error.Code));
        Assert.Equal(("/provenDomains/1", code), (error.Fields.Single().Pointer, error.Fields.Single().Code));
    }

    [Fact]
    public void Verify_AppliedByAClient_WritesToNobody()
    {
        var story = Given.Organisation().When(new Apply("7k3m92qd", "kirklees-council", Given.Claim(), MemberKind.Client), Given.ApplicantActor);

        Assert.Empty(story.When(Given.AVerify).Last.FollowUps);
    }

    [Fact]
    public void Return_Applied_KeepsWhatIsNeededAndTellsTheApplicant()
    {
        var story = Given.Applied().When(Given.AReturn, Given.Operator);

        Assert.Equal(new OrganisationNotice(OrganisationState.Returned, "authority_unclear", "A letter from your chief executive.", story.Now), story.Is.Notice);
        Assert.IsType<OrganisationReturned>(Assert.Single(story.Last.Facts));
        Assert.Equal("organisations.one-more-thing", ((Inform)story.Last.FollowUps.Single().Command).Template);
    }

    [Fact]
    public void Resubmit_Returned_AppliesAgainWithTheNewClaimUnderTheOldSlug()
    {
        var story = Given.InState(OrganisationState.Returned).When(new Resubmit(Given.Claim() with { Name = "Kirklees Metropolitan Council" }), Given.ApplicantActor);

        Assert.Equal((OrganisationState.Applied, "Kirklees Metropolitan Council", "kirklees-council"), (story.Is.State, story.Is.Name, story.Is.Slug));
        Assert.Null(story.Is.Notice);
        Assert.IsType<OrganisationApplied>(Assert.Single(story.Last.Facts));
    }

    [Fact]
    public void Decline_Applied_KeepsTheReasonAndTellsTheApplicant()
    {
        var story = Given.Applied().When(Given.ADecline, Given.Operator);

        Assert.Equal(("not_who_they_say", "The council does not know of this."), (story.Is.Notice!.Reason, story.Is.Notice.Text));
        Assert.IsType<OrganisationDeclined>(Assert.Single(story.Last.Facts));
        Assert.Equal("organisations.organisation-declined", ((Inform)story.Last.FollowUps.Single().Command).Template);
    }

    [Fact]
    public void Lift_Suspended_IsVerifiedAgainAndKeepsItsFirstDate()
    {
        var story = Given.InState(OrganisationState.Suspended);
        var first = story.Is.VerifiedAt;

        story.Later(TimeSpan.FromDays(9)).When(Given.ALift, Given.Operator);

        Assert.Equal((OrganisationState.Verified, first), (story.Is.State, story.Is.VerifiedAt));
        Assert.Equal("The report was unfounded.", story.Is.Notice!.Text);
    }

    [Fact]
    public void Snapshot_AnyState_CarriesWhatOthersDecideBy()
    {
        var snapshot = Assert.IsType<OrganisationChanged>(new OrganisationKind().Snapshot(Given.InState(OrganisationState.Suspended).Is));

        Assert.Equal((OrganisationState.Suspended, "kirklees-council", "Kirklees Council"), (snapshot.State, snapshot.Slug, snapshot.Name));
        Assert.Equal(["kirklees.gov.uk"], snapshot.ProvenDomains);
    }

    [Theory]
    [InlineData(OrganisationState.Applied, true)]
    [InlineData(OrganisationState.Suspended, true)]
    [InlineData(OrganisationState.Declined, false)]
    [InlineData(OrganisationState.Closed, false)]
    public void SetPolicies_ByState_OnlyWhileItIsHere(OrganisationState state, bool allowed)
    {
        var policies = new OrganisationPolicies(ApprovalPolicy.Admin, ManagerAnswerIsFinal: true);

        var story = Given.InState(state).When(new SetPolicies(policies), Given.ApplicantActor);

        if (allowed) Assert.Equal(policies, story.Is.Policies);
        else Assert.Equal("organisation.not_running", story.Refusal.Code);
    }

    [Fact]
    public void SetPolicies_Same_ChangesNothing()
    {
        var story = Given.Applied();
        var before = story.Is;

        Assert.Same(before, story.When(new SetPolicies(new OrganisationPolicies())).Last.State);
    }

    [Fact]
    public void LetAdminGo_LastOne_IsRefused()
    {
        var error = Given.Applied().When(new LetAdminGo(Given.Applicant, [], 1)).Refusal;

        Assert.Equal((ErrorKind.Conflict, "organisation.last_admin"), (error.Kind, error.Code));
    }

    [Fact]
    public void LetAdminGo_OneOfTwo_LetsThemGoAndTheChangeFollows()
    {
        var other = Guid.NewGuid();

        var story = Given.Applied().When(new NoteAdmin(other, 1)).When(new LetAdminGo(Given.Applicant, [MemberRole.Staff], 4));

        Assert.Equal([other], story.Is.Admins);
        var followUp = Assert.Single(story.Last.FollowUps);
        Assert.Equal(Membership.KeyOf(Given.KirkleesId, Given.Applicant), followUp.Grain);
        Assert.Equal(4, Assert.IsType<FinishAdminGone>(followUp.Command).AtVersion);
    }

    [Fact]
    public void LetAdminGo_BothAtOnce_OneStays()
    {
        var other = Guid.NewGuid();
        var story = Given.Applied().When(new NoteAdmin(other, 1));

        story.When(new LetAdminGo(Given.Applicant, [], 1));
        story.When(new LetAdminGo(other, [], 1));

        Assert.Equal("organisation.last_admin", story.Refusal.Code);
    }

    [Fact]
    public void NoteAdmin_NewsFromBeforeTheyWereLetGo_DoesNotBringThemBack()
    {
        var other = Guid.NewGuid();
        var story = Given.Applied().When(new NoteAdmin(other, 1)).When(new LetAdminGo(other, [], 4));

        Assert.Equal([Given.Applicant], story.When(new NoteAdmin(other, 3)).Is.Admins);
        Assert.Equal([Given.Applicant, other], story.When(new NoteAdmin(other, 6)).Is.Admins);
    }

    [Fact]
    public void AnyCommand_NoOrganisation_IsNotFound() =>
        Assert.Equal("organisation.not_found", Given.Organisation().When(Given.AVerify).Refusal.Code);

    [Fact]
    public void Suspend_ThenLift_SaysFromWhenToWhenAndTellsTheAdmins()
    {
        var story = Given.InState(OrganisationState.Verified);
        var from = story.Now;
        story.When(Given.ASuspend, Given.Operator);
        Assert.Equal(new OrganisationHold(from, null), story.Is.Hold);
        Assert.Equal(("organisations.organisation-on-hold", "We are looking into a report."), Mailed(story));

        story.Later(TimeSpan.FromDays(3)).When(Given.ALift, Given.Operator);
        Assert.Equal(new OrganisationHold(from, from.AddDays(3)), story.Is.Hold);
        Assert.Equal(("organisations.organisation-goes-on", "The report was unfounded."), Mailed(story));

        static (string, string) Mailed(Story<Organisation> story)
        {
            var told = Assert.IsType<InformAdmin>(Assert.Single(story.Last.FollowUps, f => f.Grain == Membership.KeyOf(Given.KirkleesId, Given.Applicant)).Command);
            return (told.Template, told.Model["text"]);
        }
    }

    [Fact]
    public void Suspend_Again_BeginsANewHold()
    {
        var story = Given.InState(OrganisationState.Suspended).When(Given.ALift, Given.Operator).Later(TimeSpan.FromDays(9));

        Assert.Equal(new OrganisationHold(story.Now, null), story.When(Given.ASuspend, Given.Operator).Is.Hold);
    }

    /// <summary>A system can't open a page: the last person stays though a system is an admin too.</summary>
    [Fact]
    public void LetAdminGo_OnlyASystemIsLeft_IsRefused()
    {
        var system = new Guid("01890000-0000-7000-8000-0000000000e1");
        var story = Given.InState(OrganisationState.Verified).When(new NoteAdmin(system, 1, IsSystem: true));

        Assert.Equal("organisation.last_admin", story.When(new LetAdminGo(Given.Applicant, [], 1)).Refusal.Code);
        Assert.Equal([Given.Applicant], story.When(new LetAdminGo(system, [], 1)).Is.Admins);
    }
}
