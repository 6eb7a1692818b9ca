using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace Secondments.Pages.Words;

/// <summary>
/// The texts that more than one page shows, from Texts.resx: one member a text, so that a missing one is found by the
/// compiler or by a test and never by a reader. Another language is another Texts.*.resx.
/// </summary>
public static class Texts
{
    private static readonly ResourceManager Resources = new("Secondments.Pages.Words.Texts", typeof(Texts).Assembly);

    public static string SiteName => Of();

    public static string SkipToContent => Of();

    public static string Menu => Of();

    public static string Navigation => Of();

    public static string YourAccount => Of();

    public static string FooterLinks => Of();

    public static string Back => Of();

    public static string Breadcrumb => Of();

    public static string ErrorPrefix => Of();

    public static string ErrorSummaryTitle => Of();

    public static string ErrorWord => Of();

    public static string SuccessTitle => Of();

    public static string ImportantTitle => Of();

    public static string NotSentYet => Of();

    public static string FilesNotKept(string what) => With(what);

    public static string NextPage => Of();

    public static string FirstPage => Of();

    public static string PreviousPage => Of();

    public static string Pagination => Of();

    public static string Day => Of();

    public static string Month => Of();

    public static string Year => Of();

    public static string Change => Of();

    public static string Warning => Of();

    public static string NotAnswered => Of();

    public static string ChooseOne => Of();

    public static string NavFind => Of();

    public static string NavOrganisations => Of();

    public static string NavGuidance => Of();

    public static string NavOffer => Of();

    public static string NavSignIn => Of();

    public static string NavHome => Of();

    public static string NavApplications => Of();

    public static string NavAttention => Of();

    public static string NavAudit => Of();

    public static string NavUndelivered => Of();

    public static string NavMail => Of();

    public static string NavFindRecord => Of();

    public static string NavSystem => Of();

    public static string NavImports => Of();

    public static string NavReports => Of();

    public static string NavIndex => Of();

    public static string NavProfile => Of();

    public static string NavSecurity => Of();

    public static string NavMyData => Of();

    public static string NavSwitch => Of();

    public static string NavSignOut => Of();

    public static string ManageOverview => Of();

    public static string ManageOpportunities => Of();

    public static string ManageTemplates => Of();

    public static string ManageReleases => Of();

    public static string ManageFigures => Of();

    public static string ManageMembers => Of();

    public static string ManageSettings => Of();

    public static string WorkingFor => Of();

    public static string FooterAccessibility => Of();

    public static string FooterPrivacy => Of();

    public static string FooterCookies => Of();

    public static string FooterTerms => Of();

    public static string FooterDevelopers => Of();

    public static string FooterHelp => Of();

    public static string SectorPublic => Of();

    public static string SectorPrivate => Of();

    public static string SectorCharity => Of();

    public static string SectorAcademic => Of();

    public static string RoleStaff => Of();

    public static string RoleAdmin => Of();

    public static string RoleHost => Of();

    public static string RoleReleaser => Of();

    public static string RoleSignatory => Of();

    public static string RoleBroker => Of();

    public static string RoleOperator => Of();

    public static string RoleStaffDoes => Of();

    public static string RoleAdminDoes => Of();

    public static string RoleHostDoes => Of();

    public static string RoleReleaserDoes => Of();

    public static string RoleSignatoryDoes => Of();

    public static string RoleBrokerDoes => Of();

    public static string RoleOperatorDoes => Of();

    public static string LadderGeneric => Of();

    public static string LadderCivilService => Of();

    public static string LadderNhs => Of();

    public static string LadderUniversity => Of();

    public static string KindTraditional => Of();

    public static string KindInternal => Of();

    public static string KindInternational => Of();

    public static string KindShort => Of();

    public static string KindClientOrVendor => Of();

    public static string KindResearch => Of();

    public static string KindExpert => Of();

    public static string KindSwap => Of();

    public static string KindShadowing => Of();

    public static string KindMentoring => Of();

    public static string KindRaid => Of();

    public static string KindProgramme => Of();

    public static string PurposeKnowledgeTransfer => Of();

    public static string PurposeCapacityBuilding => Of();

    public static string PurposeProjectManagement => Of();

    public static string PurposeChangeManagement => Of();

    public static string PurposeRelationshipBuilding => Of();

    public static string PurposeProfessionalDevelopment => Of();

    public static string LevelAwareness => Of();

    public static string LevelWorking => Of();

    public static string LevelPractitioner => Of();

    public static string LevelExpert => Of();

    public static string FlexibilityFixed => Of();

    public static string FlexibilityStart => Of();

    public static string FlexibilityLength => Of();

    public static string FlexibilityBoth => Of();

    public static string PatternFullTime => Of();

    public static string PatternPartTime => Of();

    public static string PatternEither => Of();

    public static string ClearanceNone => Of();

    public static string ClearanceBpss => Of();

    public static string ClearanceCtc => Of();

    public static string ClearanceSc => Of();

    public static string ClearanceDv => Of();

    public static string VisibilityPublic => Of();

    public static string VisibilityMembers => Of();

    public static string VisibilityPartners => Of();

    public static string VisibilityProgramme => Of();

    public static string ApprovalAnotherHost => Of();

    public static string ApprovalAuthor => Of();

    public static string ApprovalAdmin => Of();

    public static string OrganisationApplied => Of();

    public static string OrganisationReturned => Of();

    public static string OrganisationDeclined => Of();

    public static string OrganisationVerified => Of();

    public static string OrganisationSuspended => Of();

    public static string PartnerAsked => Of();

    public static string PartnerAsks => Of();

    public static string PartnerAgreed => Of();

    public static string PartnerDeclined => Of();

    public static string PartnerWithdrawn => Of();

    public static string PartnerEnded => Of();

    public static string ReportOpen => Of();

    public static string ReportDismissed => Of();

    public static string ReportTakenDown => Of();

    public static string OrganisationClosed => Of();

    public static string OpportunityDraft => Of();

    public static string OpportunityInReview => Of();

    public static string OpportunityReturned => Of();

    public static string OpportunityLive => Of();

    public static string OpportunityClosesSoon => Of();

    public static string OpportunityPaused => Of();

    public static string OpportunityClosed => Of();

    public static string OpportunityChoosing => Of();

    public static string OpportunityFilled => Of();

    public static string OpportunityNotFilled => Of();

    public static string OpportunityArchived => Of();

    public static string OpportunityWithdrawn => Of();

    public static string ApplicationDraft => Of();

    public static string ApplicationSent => Of();

    public static string ApplicationNew => Of();

    public static string ApplicationShortlisted => Of();

    public static string ApplicationInterview => Of();

    public static string ApplicationOfferYours => Of();

    public static string ApplicationOfferWaiting => Of();

    public static string ApplicationAccepted => Of();

    public static string ApplicationNotSelected => Of();

    public static string ApplicationNotSelectedAfterInterview => Of();

    public static string ApplicationDeclined => Of();

    public static string ApplicationWithdrawn => Of();

    public static string ApplicationLapsed => Of();

    public static string ApplicationPlacesFilled => Of();

    public static string ReleaseNotDecided => Of();

    public static string ReleaseWaitsManager => Of();

    public static string ReleaseWaitsHr => Of();

    public static string ReleaseGranted => Of();

    public static string ReleaseGrantedWithConditions => Of();

    public static string ReleaseNotBefore(string what) => With(what);

    public static string ReleaseLater => Of();

    public static string ReleaseRefused => Of();

    public static string ReleaseExpired => Of();

    public static string ReleaseCancelled => Of();

    public static string TaskCompleted => Of();

    public static string TaskInProgress => Of();

    public static string TaskNotStarted => Of();

    public static string TaskCannotStart => Of();

    public static string DateEnter(string what) => With(what);

    public static string DateIncomplete(string what) => With(what);

    public static string DateNotReal(string what) => With(what);

    private static string Of([CallerMemberName] string name = "") =>
        Resources.GetString(name, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"There is no text {name}.");

    private static string With(string what, [CallerMemberName] string name = "") => string.Format(CultureInfo.InvariantCulture, Of(name), what);
}
