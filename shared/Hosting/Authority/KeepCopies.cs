using Secondments.Contracts.Identity;
using Secondments.Contracts.Organisations;
using Secondments.Grains.Store;
using Secondments.Hosting.Events;

namespace Secondments.Hosting.Authority;

// What KeepsAuthority registers: a snapshot becomes a row, and what is remembered of it in this process is forgotten.

internal sealed class KeepMemberships<TDb>(IInbox<TDb> inbox, AuthorityCopy<TDb> authority) : IEventHandler<MembershipChanged> where TDb : TenantDb
{
    public async Task Handle(MembershipChanged message, CancellationToken cancel)
    {
        await inbox.Keep(message, [new MembershipCopy
        {
            OrganisationId = message.Organisation.Value,
            Member = message.Member,
            Kind = message.Kind,
            Roles = [.. message.Roles.Select(r => r.ToString())],
        }], cancel);
        authority.Forget(message.Member);
    }
}

internal sealed class KeepOrganisations<TDb>(IInbox<TDb> inbox, AuthorityCopy<TDb> authority) : IEventHandler<OrganisationChanged> where TDb : TenantDb
{
    public async Task Handle(OrganisationChanged message, CancellationToken cancel)
    {
        await inbox.Keep(message, [new OrganisationCopy
        {
            OrganisationId = message.Organisation.Value,
            Slug = message.Slug,
            Name = message.Name,
            Sector = message.Sector,
            State = message.State,
            Convening = message.Convening,
            Ladder = message.Ladder,
            ProvenDomains = [.. message.ProvenDomains],
            Approval = message.Policies.Approval,
            ManagerAnswerIsFinal = message.Policies.ManagerAnswerIsFinal,
        }], cancel);
        authority.ForgetAll();
    }
}

internal sealed class KeepAccountAccess<TDb>(IInbox<TDb> inbox, AuthorityCopy<TDb> authority) : IEventHandler<AccountAccessChanged> where TDb : TenantDb
{
    public async Task Handle(AccountAccessChanged message, CancellationToken cancel)
    {
        await inbox.Keep(message, [new AccountAccessCopy
        {
            Person = message.Person.Value,
            Disabled = message.Disabled,
            TokensFrom = message.TokensFrom,
        }], cancel);
        authority.Forget(message.Person.Value);
    }
}

internal sealed class KeepProgress<TDb>(AuthorityCopy<TDb> authority) : IEventHandler<MembershipsCurrent> where TDb : TenantDb
{
    public Task Handle(MembershipsCurrent message, CancellationToken cancel) => authority.MoveOn(message.UpTo);
}
