using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Organisations;
using Secondments.Kernel;

namespace Secondments.Pages.Words;

/// <summary>What pages call the domain's words. States are in <see cref="StateLabels"/>.</summary>
public static class Labels
{
    public static string Of(Sector sector) => sector switch
    {
        Sector.Public => Texts.SectorPublic,
        Sector.Private => Texts.SectorPrivate,
        Sector.Charity => Texts.SectorCharity,
        Sector.Academic => Texts.SectorAcademic,
        _ => throw new ArgumentOutOfRangeException(nameof(sector)),
    };

    public static string Of(MemberRole role) => role switch
    {
        MemberRole.Staff => Texts.RoleStaff,
        MemberRole.Admin => Texts.RoleAdmin,
        MemberRole.Host => Texts.RoleHost,
        MemberRole.Releaser => Texts.RoleReleaser,
        MemberRole.Signatory => Texts.RoleSignatory,
        MemberRole.Broker => Texts.RoleBroker,
        MemberRole.Operator => Texts.RoleOperator,
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>What somebody is who has these roles: everybody is staff, so that is said only of those who are nothing else.</summary>
    public static string Of(IReadOnlyList<MemberRole> roles)
    {
        var others = roles.Where(r => r is not MemberRole.Staff).Select(Of).ToList();
        return others.Count == 0 ? Of(MemberRole.Staff) : Say.Sentence(Say.List([.. others.Select(o => o.ToLowerInvariant())]));
    }

    /// <summary>What somebody with the role does: the hint beside it.</summary>
    public static string Does(MemberRole role) => role switch
    {
        MemberRole.Staff => Texts.RoleStaffDoes,
        MemberRole.Admin => Texts.RoleAdminDoes,
        MemberRole.Host => Texts.RoleHostDoes,
        MemberRole.Releaser => Texts.RoleReleaserDoes,
        MemberRole.Signatory => Texts.RoleSignatoryDoes,
        MemberRole.Broker => Texts.RoleBrokerDoes,
        MemberRole.Operator => Texts.RoleOperatorDoes,
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    public static string Of(Ladder ladder) => ladder switch
    {
        Ladder.Generic => Texts.LadderGeneric,
        Ladder.CivilService => Texts.LadderCivilService,
        Ladder.Nhs => Texts.LadderNhs,
        Ladder.University => Texts.LadderUniversity,
        _ => throw new ArgumentOutOfRangeException(nameof(ladder)),
    };

    public static string Of(OpportunityKind kind) => kind switch
    {
        OpportunityKind.Traditional => Texts.KindTraditional,
        OpportunityKind.Internal => Texts.KindInternal,
        OpportunityKind.International => Texts.KindInternational,
        OpportunityKind.Short => Texts.KindShort,
        OpportunityKind.ClientOrVendor => Texts.KindClientOrVendor,
        OpportunityKind.Research => Texts.KindResearch,
        OpportunityKind.Expert => Texts.KindExpert,
        OpportunityKind.Swap => Texts.KindSwap,
        OpportunityKind.Shadowing => Texts.KindShadowing,
        OpportunityKind.Mentoring => Texts.KindMentoring,
        OpportunityKind.Raid => Texts.KindRaid,
        OpportunityKind.Programme => Texts.KindProgramme,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(Purpose purpose) => purpose switch
    {
        Purpose.KnowledgeTransfer => Texts.PurposeKnowledgeTransfer,
        Purpose.CapacityBuilding => Texts.PurposeCapacityBuilding,
        Purpose.ProjectManagement => Texts.PurposeProjectManagement,
        Purpose.ChangeManagement => Texts.PurposeChangeManagement,
        Purpose.RelationshipBuilding => Texts.PurposeRelationshipBuilding,
        Purpose.ProfessionalDevelopment => Texts.PurposeProfessionalDevelopment,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };

    public static string Of(SkillLevel level) => level switch
    {
        SkillLevel.Awareness => Texts.LevelAwareness,
        SkillLevel.Working => Texts.LevelWorking,
        SkillLevel.Practitioner => Texts.LevelPractitioner,
        SkillLevel.Expert => Texts.LevelExpert,
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    public static string Of(DateFlexibility flexibility) => flexibility switch
    {
        DateFlexibility.Fixed => Texts.FlexibilityFixed,
        DateFlexibility.StartFlexible => Texts.FlexibilityStart,
        DateFlexibility.LengthFlexible => Texts.FlexibilityLength,
        DateFlexibility.Flexible => Texts.FlexibilityBoth,
        _ => throw new ArgumentOutOfRangeException(nameof(flexibility)),
    };

    public static string Of(WorkingPattern pattern) => pattern switch
    {
        WorkingPattern.FullTime => Texts.PatternFullTime,
        WorkingPattern.PartTime => Texts.PatternPartTime,
        WorkingPattern.Either => Texts.PatternEither,
        _ => throw new ArgumentOutOfRangeException(nameof(pattern)),
    };

    public static string Of(Clearance clearance) => clearance switch
    {
        Clearance.None => Texts.ClearanceNone,
        Clearance.Bpss => Texts.ClearanceBpss,
        Clearance.Ctc => Texts.ClearanceCtc,
        Clearance.Sc => Texts.ClearanceSc,
        Clearance.Dv => Texts.ClearanceDv,
        _ => throw new ArgumentOutOfRangeException(nameof(clearance)),
    };

    public static string Of(OpportunityVisibility visibility) => visibility switch
    {
        OpportunityVisibility.Public => Texts.VisibilityPublic,
        OpportunityVisibility.Members => Texts.VisibilityMembers,
        OpportunityVisibility.Partners => Texts.VisibilityPartners,
        OpportunityVisibility.Programme => Texts.VisibilityProgramme,
        _ => throw new ArgumentOutOfRangeException(nameof(visibility)),
    };

    public static string Of(SalaryArrangement arrangement) => Say.WhoPays(arrangement);

    public static string Of(ApprovalPolicy policy) => policy switch
    {
        ApprovalPolicy.AnotherHost => Texts.ApprovalAnotherHost,
        ApprovalPolicy.Author => Texts.ApprovalAuthor,
        ApprovalPolicy.Admin => Texts.ApprovalAdmin,
        _ => throw new ArgumentOutOfRangeException(nameof(policy)),
    };
}
