using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Secondments.Contracts.Identity;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Organisations;
using Secondments.Hosting.Modules;
using Secondments.Opportunities.Consumers;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Domain.Imports;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Domain.Releases;
using Secondments.Opportunities.Domain.Reports;
using Secondments.Opportunities.Domain.Templates;
using Secondments.Opportunities.Features.Applications;
using Secondments.Opportunities.Features.Equality;
using Secondments.Opportunities.Features.Erasing;
using Secondments.Opportunities.Features.Imports;
using Secondments.Opportunities.Features.Opportunities;
using Secondments.Opportunities.Features.Releases;
using Secondments.Opportunities.Features.Reports;
using Secondments.Opportunities.Features.Templates;
using Secondments.Opportunities.Persistence;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities;

/// <summary>Opportunities, their import, applications to them and the releases that these need.</summary>
public sealed class OpportunitiesModule : Module
{
    public override string Name => "opportunities";

    public override IReadOnlyList<string> FirstLooks => ["/api/opportunities/00000000-0000-7000-8000-000000000000"];

    public override void Register(ModuleBuilder module)
    {
        module.Database<OpportunitiesDb, SqliteOpportunitiesDb, PostgresOpportunitiesDb>();
        module.KeepsAuthority<OpportunitiesDb>().ShowsActivity<OpportunitiesDb>(OpportunityActivity.Actions);
        RegisterOpportunities(module);
        RegisterApplications(module);
        RegisterReports(module);
        RegisterTemplates(module);
    }

    public override void Map(IEndpointRouteBuilder routes)
    {
        MapOpportunities(routes);
        MapApplications(routes);
        MapReports(routes);
        MapTemplates(routes);
    }

    private static void RegisterOpportunities(ModuleBuilder module)
    {
        module.Grain<OpportunityRules>();
        module.Grain<ImportRules>();
        module.Handle<PartnershipChanged, KeepPartnerships>();
        module.Services.AddSingleton<HostOrganisations>();
        module.Services.AddSingleton<OpportunityQueries>();
        module.Services.AddSingleton<IndexedPosts>();
        module.Services.AddSingleton<OpportunityTimeline>();
        module.Services.AddSingleton<HostStaff>();
        module.Services.AddSingleton<DraftSources>();
        module.Services.AddScoped<HostDesk>();
        module.Services.AddSingleton<HostLists>();
        module.Services.AddSingleton<ImportQueries>();
        module.Services.AddSingleton<ImportFiles>();
        module.Services.AddSingleton<ImportSignal>();
        module.Services.AddSingleton<ImportDesk>();
        module.Services.AddSingleton<ImportRows>();
        module.Services.AddSingleton<ImportRun>();
        module.Services.AddHostedService<ImportWorker>();
    }

    private static void MapOpportunities(IEndpointRouteBuilder routes)
    {
        CreateOpportunityDraft.Map(routes);
        GetOpportunity.Map(routes);
        ReadTimeline.Map(routes);
        ShareOwnership.Map(routes);
        SaveOpportunityDetails.Map(routes);
        ListOpportunities.Map(routes);
        SubmitOpportunity.Map(routes);
        ReturnOpportunity.Map(routes);
        PublishOpportunity.Map(routes);
        PauseOpportunity.Map(routes);
        ResumeOpportunity.Map(routes);
        CloseOpportunity.Map(routes);
        FillOpportunity.Map(routes);
        NotFillOpportunity.Map(routes);
        ReopenOpportunity.Map(routes);
        ArchiveOpportunity.Map(routes);
        WithdrawOpportunity.Map(routes);
        ExportOpportunities.Map(routes);
        FindOpportunities.Map(routes);
        CountForIndex.Map(routes);
        UploadImport.Map(routes);
        ListImports.Map(routes);
        GetImport.Map(routes);
        ListImportRows.Map(routes);
        DownloadImportRows.Map(routes);
        RunImport.Map(routes);
        StopImport.Map(routes);
        ListImportsOfAll.Map(routes);
        StopImportOfAny.Map(routes);
    }

    private static void RegisterApplications(ModuleBuilder module)
    {
        module.Grain<ApplicationGrain>();
        module.Grain<ReleaseGrain>();
        module.Services.AddSingleton<Posts>();
        module.Services.AddSingleton<ApplicationParties>();
        module.Services.AddSingleton<ApplicationQueries>();
        module.Services.AddSingleton<ReleaseParties>();
        module.Services.AddSingleton<ReleaseQueries>();
        module.Services.AddSingleton<Recipients>();
        module.Services.AddSingleton<WaitingDrafts>();
        module.Services.AddSingleton<EqualityStore>();
        module.Erases<ErasePeople>();
        module.Handle<PersonContactChanged, KeepContacts>();
        module.Handle<ApplicationSubmitted, TellHostOfApplication>();
        module.Handle<ApplicationAccepted, TellHostOfAcceptance>();
        module.Handle<ReleaseDecided, TellHostOfRelease>();
        module.Handle<ReleaserNeeded, TellReleasersOfNeed>();
        module.Handle<MemberJoined, TellDraftsOfNewMember>();
        module.Handle<OrganisationVerified, TellDraftsOfVerifiedEmployer>();
        module.Handle<OpportunityWithdrawn, EndApplicationsOfWithdrawn>();
        module.Handle<OpportunityTermsChanged, TellOfChangedTerms>();
        module.Handle<OpportunityChanged, AskAgainWhenStartMoves>();
    }

    private static void RegisterReports(ModuleBuilder module)
    {
        module.Grain<Reporting>();
        module.Services.AddSingleton<ReportQueries>();
        module.Services.AddSingleton<ReportLimit>();
        module.Handle<OpportunityTakenDown, TellHostOfTakeDown>();
    }

    private static void RegisterTemplates(ModuleBuilder module)
    {
        module.Grain<TemplateRules>();
        module.Services.AddSingleton<TemplateQueries>();
        module.Services.AddSingleton<TemplateDesk>();
    }

    private static void MapTemplates(IEndpointRouteBuilder routes)
    {
        SaveTemplate.Map(routes);
        ReadTemplates.Map(routes);
        ChangeTemplate.Map(routes);
    }

    private static void MapReports(IEndpointRouteBuilder routes)
    {
        ReportOpportunity.Map(routes);
        ReadReports.Map(routes);
        DecideReports.Map(routes);
    }

    private static void MapApplications(IEndpointRouteBuilder routes)
    {
        ApplicationRoutes.Map(routes);
        EqualityOfApplication.Map(routes);
        EqualityOfHost.Map(routes);
        ReleaseRoutes.Map(routes);
    }
}
