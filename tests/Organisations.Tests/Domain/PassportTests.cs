using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Organisations.Domain;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Tests.Domain;

public sealed class PassportTests
{
    private static readonly DateOnly Ends = new(2026, 9, 30);

    private static PassportRequest Form() => new(
        "The Council of the Borough of Kirklees", VatStatus.Registered, "GB 123 4567 89",
        [new InsuranceRequest(InsuranceKind.PublicLiability, "Northern Mutual", "PL-1", "£10 million", new DateOnly(2025, 10, 1), Ends)],
        [new SignatoryRequest("Helen Marsh", "Head of people", null, null)],
        new StandingTermsRequest("We lend for up to two years."), "dpo@kirklees.gov.uk");

    private static SetPassport Command(PassportRequest? form = null) => new(PassportForm.Read(form ?? Form()).Value);

    private static Story<Organisation> Written() => Given.InState(OrganisationState.Verified).When(Command(), Given.ApplicantActor);

    private static IEnumerable<string> Wrong(PassportRequest form) => PassportForm.Read(form).Error!.Fields.Select(f => $"{f.Pointer} {f.Code}");

    private static PassportAnswer Read(Story<Organisation> story, DateOnly day, bool whole = true) =>
        PassportAnswers.Of(new Versioned<Organisation>(story.Is, story.Version), UkTime.At(day, new TimeOnly(12, 0)), whole);

    private static List<InformAdmin> Mails(Story<Organisation> story) => [.. story.Last.FollowUps.Select(f => f.Command).OfType<InformAdmin>()];

    [Fact]
    public void Read_WellFormed_WritesNumbersAsTheRegisterDoes() => Assert.Equal("GB123456789", PassportForm.Read(Form()).Value.VatNumber);

    [Fact]
    public void Read_ExpiresBeforeItStarts_SaysWhere() =>
        Assert.Equal(["/insurance/0/until before_start"], Wrong(Form() with { Insurance = [new InsuranceRequest(InsuranceKind.Other, From: Ends, Until: Ends.AddDays(-1))] }));

    [Fact]
    public void Read_EverythingWrong_SaysAllOfIt() => Assert.Equal(
        [
            "/vatNumber missing", "/insurance/0/kind missing", "/insurance/0/until missing", "/signatories/0/until before_start", "/signatories/0/name missing", "/signatories/0/post missing",
            "/standingTerms/from not_sensible", "/standingTerms/text missing", "/dataProtectionContact not_an_address",
        ],
        Wrong(new PassportRequest(
            null, VatStatus.Registered, null, [new InsuranceRequest()], [new SignatoryRequest(From: Ends, Until: Ends.AddDays(-1))],
            new StandingTermsRequest(From: new DateOnly(9999, 1, 1)), "nobody")));

    [Fact]
    public void Read_TheSameKindTwice_IsRefused() => Assert.Equal(["/insurance/1/kind twice"], Wrong(Form() with
    {
        Insurance = [new InsuranceRequest(InsuranceKind.Other, Until: Ends), new InsuranceRequest(InsuranceKind.Other, Until: Ends)],
    }));

    [Fact]
    public void Read_NumberWithoutRegistration_IsRefused() => Assert.Equal(["/vatNumber not_registered"], Wrong(Form() with { Vat = VatStatus.Exempt }));

    [Fact]
    public void Set_ThenRead_IsGoodThroughItsLastDayAndExpiredTheNext()
    {
        var story = Written();

        Assert.False(Assert.Single(Read(story, Ends).Insurance).Expired);
        Assert.True(Assert.Single(Read(story, Ends.AddDays(1)).Insurance).Expired);
    }

    [Fact]
    public void Read_ByOthers_HasThePublicPartsOnly()
    {
        var seen = Read(Written(), Ends, whole: false);

        Assert.Null(seen.Signatories);
        var insurance = Assert.Single(seen.Insurance);
        Assert.Equal((InsuranceKind.PublicLiability, null, null, null, Ends), (insurance.Kind, insurance.Insurer, insurance.PolicyNumber, insurance.Cover, insurance.Until));
        Assert.Equal(("The Council of the Borough of Kirklees", "dpo@kirklees.gov.uk"), (seen.LegalName, seen.DataProtectionContact));
    }

    [Fact]
    public void Read_NeverWritten_HasWhatTheOperatorVerified()
    {
        var seen = Read(Given.InState(OrganisationState.Verified), Ends);

        Assert.Equal(("Kirklees Council", Register.OnsCode, "E08000034", null), (seen.LegalName, seen.Register, seen.RegisterNumber, seen.ChangedAt));
        Assert.Empty(seen.Insurance);
    }

    [Fact]
    public void Set_RemindsSixtyDaysBeforeInTheMorning()
    {
        var reminder = Assert.Single(Written().Last.Reminders);

        // 60 days before 30 September is 1 August, when the United Kingdom is an hour ahead.
        Assert.Equal(new DateTimeOffset(2026, 8, 1, 8, 0, 0, TimeSpan.Zero), reminder.Due);
    }

    [Fact]
    public void Notice_At60And30And7Days_TellsEachOnce()
    {
        var story = Written();
        foreach (var days in PassportNotices.DaysBefore)
        {
            story.Now = story.Last.Reminders.Single().Due;
            Assert.Equal(Ends.AddDays(-days), UkTime.DayOf(story.Now));
            var told = Assert.Single(Mails(story.When(new NoticePassport())));
            Assert.Equal(("organisations.passport-ends", "Public liability insurance", "30 September 2026", "/manage/kirklees-council/passport"), (told.Template, told.Model["item"], told.Model["until"], told.Model["link"]));
        }
        Assert.Empty(story.Last.Reminders);
        Assert.Equal(["passport"], story.Last.CancelledReminders);
    }

    [Fact]
    public void Notice_Twice_TellsOnce()
    {
        var story = Written();
        story.Now = story.Last.Reminders.Single().Due;
        story.When(new NoticePassport()).When(new NoticePassport());

        Assert.Empty(Mails(story));
    }

    /// <summary>Two notices fell due while nothing ran: the admin reads one.</summary>
    [Fact]
    public void Notice_VeryLate_TellsOnce()
    {
        var story = Written();
        story.Now = UkTime.At(Ends.AddDays(-3), new TimeOnly(12, 0));

        Assert.Single(Mails(story.When(new NoticePassport())));
    }

    [Fact]
    public void Notice_NewDatesMeanwhile_TellsNothing()
    {
        var story = Written();
        var due = story.Last.Reminders.Single().Due;
        story.When(Command(Form() with { Insurance = [new InsuranceRequest(InsuranceKind.PublicLiability, Until: Ends.AddYears(1))] }));
        story.Now = due;

        Assert.Empty(Mails(story.When(new NoticePassport())));
    }

    /// <summary>Whoever types a date that is near knows it; what was due before and stands unchanged is still said.</summary>
    [Fact]
    public void Set_WhileANoticeWasDue_StillTellsIt()
    {
        var story = Written();
        story.Now = story.Last.Reminders.Single().Due + TimeSpan.FromMinutes(1);
        story.When(Command(Form() with { LegalName = "Another name" }));

        Assert.Single(Mails(story));
        Assert.Empty(Mails(Given.InState(OrganisationState.Verified).Later(TimeSpan.FromDays(200)).When(Command())));
    }

    [Fact]
    public void Set_Closed_IsRefused() => Assert.Equal("organisation.not_running", Given.InState(OrganisationState.Closed).When(Command()).Refusal.Code);

    [Fact]
    public void Notice_Closed_TellsNobody()
    {
        var story = Written();
        story.Now = story.Last.Reminders.Single().Due;
        story.When(Given.AClose, Given.Operator).When(new NoticePassport());

        Assert.Empty(Mails(story));
    }
}
