using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Secondments.Contracts.Identity;
using Secondments.Contracts.Organisations;
using Secondments.Hosting.Modules;
using Secondments.Organisations.Consumers;
using Secondments.Organisations.Domain;
using Secondments.Organisations.Features;
using Secondments.Organisations.Features.Erasing;
using Secondments.Organisations.Heartbeat;
using Secondments.Organisations.Persistence;
using Secondments.Organisations.Views;

namespace Secondments.Organisations;

/// <summary>Tenants and who belongs to them: organisations, their verification and policies, members, invitations, people's profiles.</summary>
public sealed class OrganisationsModule : Module
{
    public override string Name => "organisations";

    public override IReadOnlyList<string> FirstLooks => ["/api/organisations", "/api/organisations/00000000-0000-7000-8000-000000000000"];

    public override void Register(ModuleBuilder module)
    {
        module.Database<OrganisationsDb, SqliteOrganisationsDb, PostgresOrganisationsDb>()
            .KeepsAuthority<OrganisationsDb>().ShowsActivity<OrganisationsDb>(OrganisationActivity.Actions);
        module.Grain<OrganisationKind>().Grain<MembershipKind>().Grain<InvitationKind>().Grain<PersonKind>().Grain<PartnershipKind>().Grain<JoinRequestKind>();
        module.Handle<PersonContactChanged, PersonContactChangedHandler>()
            .Handle<ApiClientCreated, ApiClientCreatedHandler>()
            .Handle<ApiClientChanged, ApiClientChangedHandler>()
            .Handle<ApiClientDisabled, ApiClientDisabledHandler>()
            .Handle<OperatorAppointed, OperatorAppointedHandler>()
            .Handle<OrganisationWithoutAdmin, OrganisationWithoutAdminHandler>();
        module.Erases<ErasePeople>();
        module.Services
            .AddSingleton<OrganisationLookup>()
            .AddSingleton<OrganisationList>()
            .AddSingleton<OrganisationsToCheck>()
            .AddSingleton<MemberQueries>()
            .AddSingleton<PartnerQueries>()
            .AddSingleton<JoinQueries>()
            .AddSingleton<PeopleLookup>()
            .AddSingleton<AdminsLeave>()
            .AddHostedService<HeartbeatPublisher>();
    }

    public override void Map(IEndpointRouteBuilder routes)
    {
        ApplyForOrganisation.Map(routes);
        ListOrganisations.Map(routes);
        GetOrganisation.Map(routes);
        ResubmitOrganisation.Map(routes);
        Policies.Map(routes);
        Passports.Map(routes);
        OrganisationUnits.Map(routes);

        ListMembers.Map(routes);
        NameMembers.Map(routes);
        InviteMember.Map(routes);
        ChangeRoles.Map(routes);
        RemoveMember.Map(routes);
        Invitations.Map(routes);
        AcceptInvitation.Map(routes);

        Partners.Map(routes);
        AskToJoinOrganisation.Map(routes);
        JoinRequests.Map(routes);

        MyMemberships.Map(routes);
        MyProfile.Map(routes);
        MyData.Map(routes);

        CheckOrganisations.Map(routes);
        VerifyOrganisation.Map(routes);
        ReturnOrganisation.Map(routes);
        DeclineOrganisation.Map(routes);
        SuspendOrganisation.Map(routes);
        LiftSuspension.Map(routes);
        CloseOrganisation.Map(routes);
        MembersForOperator.Map(routes);
        Features.AppointAdmin.Map(routes);
        FindPeople.Map(routes);
    }
}
