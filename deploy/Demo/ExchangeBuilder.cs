using System.Net;
using System.Text.Json;
using Secondments.Contracts.Identity.Api;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations.Api;
using Secondments.Hosting.Mails;
using Secondments.Identity.Features.Accounts;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Demo;

/// <summary>An organisation that is verified, and the system that acts for it.</summary>
public sealed record BuiltOrganisation(OrganisationId Id, string Slug, string Name, ClientCredentials Credentials, ExchangeApi Api);

/// <summary>A person who can sign in.</summary>
public sealed record BuiltPerson(PersonId Id, string Name, string Email, string Password, PersonSession Session)
{
    public ExchangeApi Api => Session.Api;
}

/// <summary>
/// Fills an exchange: organisations, people, opportunities. Each step is a command of a named actor over the API; only
/// accounts are made directly, in place of a person who reads the mail that confirms their address.
/// </summary>
public sealed class ExchangeBuilder(HttpClient http, Accounts accounts, MailFolder mails, ScriptClient script, ClientSession operatorClient)
{
    /// <summary>Half a minute: a busy machine with many processes takes its time to tell all of them.</summary>
    private const int MostTries = 300;

    private readonly ExchangeApi _operator = operatorClient.Api;

    /// <summary>
    /// A system for an operator who was appointed a moment ago, to build with. Both act for the exchange once the news of them
    /// has come from Identity to Organisations, and from there to everybody; until then they are strangers.
    /// </summary>
    public static async Task<ClientSession> OperatorSystem(HttpClient http, PersonSession appointed, string name, CancellationToken cancel = default)
    {
        var created = await Once("organisation.not_found", () => appointed.Api.Post<CreatedApiClient>("/api/identity/clients",
            new CreateApiClientRequest(Exchange.Organisation, name, [MemberRole.Operator]), cancel), cancel);
        var system = new ClientSession(http, new ClientCredentials(created.ClientId, created.ClientSecret!));
        // Who is asked for what only an operator may: each hears of it by itself.
        foreach (var path in (string[])["/api/operator/organisations", "/api/identity/health"])
            await Once("caller.not_operator", () => system.Api.Get<JsonElement>(path, cancel), cancel);
        return system;
    }

    /// <summary>Applies, verifies, and gives the organisation a system with the roles admin, host and releaser.</summary>
    public async Task<BuiltOrganisation> Organisation(ApplyForOrganisation application, PoliciesRequest? policies = null, CancellationToken cancel = default)
    {
        var applied = await _operator.Post<AppliedAnswer>("/api/organisations", application, cancel);
        await _operator.Post($"/api/organisations/{applied.Id}/verify", new VerifyRequest(application.EmailDomains), cancel);
        var client = await Once("organisation.not_found", () => _operator.Post<CreatedApiClient>("/api/identity/clients",
            new CreateApiClientRequest(applied.Id, "Own system", [MemberRole.Admin, MemberRole.Host, MemberRole.Releaser]), cancel), cancel);
        var credentials = new ClientCredentials(client.ClientId, client.ClientSecret!);
        var api = new ClientSession(http, credentials).Api;
        if (policies is null) await OnceIn(api, applied.Id, cancel);
        else await SetPolicies(api, applied.Id, policies, cancel);
        return new BuiltOrganisation(applied.Id, applied.Slug, application.Name!, credentials, api);
    }

    public async Task<BuiltPerson> Person(string name, string email, string password, CancellationToken cancel = default)
    {
        var created = await accounts.Create(name, email, password, confirmed: true, CommandContext.System, cancel);
        return new BuiltPerson(created.Value, name, email, password, new PersonSession(http, script, email, password));
    }

    /// <summary>Sets an organisation's rules; when it changed in between, on what it is now.</summary>
    public static async Task SetPolicies(ExchangeApi admin, OrganisationId organisation, PoliciesRequest policies, CancellationToken cancel = default)
    {
        var path = $"/api/organisations/{organisation}/policies";
        while (true)
        {
            var now = await OnceIn(admin, organisation, cancel);
            try
            {
                await admin.Put(path, policies, now.Version, cancel);
                return;
            }
            catch (ApiRefused refused) when (refused.Status is HttpStatusCode.PreconditionFailed)
            {
                // Its first members are still joining.
            }
        }
    }

    /// <summary>Invites the person by mail, and has them accept with the secret of the mail's link.</summary>
    public async Task Join(BuiltPerson person, BuiltOrganisation organisation, IReadOnlyList<MemberRole> roles, CancellationToken cancel = default)
    {
        await organisation.Api.Post<InvitationAnswer>($"/api/organisations/{organisation.Id}/members", new InviteMember(person.Email, person.Name, roles), cancel);
        var secret = await Invitations.SecretFor(mails, person.Email, cancel);
        await person.Api.Post<JoinedAnswer>("/api/invitations/accept", new InvitationSecret(secret), cancel);
    }

    /// <summary>Drafts, and sends for approval: where the policy lets its author publish, it is open at once.</summary>
    public static async Task<OpportunityAnswer> Opportunity(ExchangeApi author, OrganisationId organisation, OpportunityDetails details, bool send = true, CancellationToken cancel = default)
    {
        var draft = await author.Post<OpportunityAnswer>("/api/opportunities", new CreateOpportunity(organisation, details), cancel);
        if (send) await author.Post($"/api/opportunities/{draft.Id}/submit", null, cancel);
        return draft;
    }

    /// <summary>
    /// Drafts and publishes, for an organisation's own system: it may under each policy that leaves approval to hosts, so that
    /// it is open whether or not a policy that was set a moment ago is known there yet.
    /// </summary>
    public static async Task<OpportunityAnswer> OpenOpportunity(BuiltOrganisation organisation, OpportunityDetails details, CancellationToken cancel = default)
    {
        var draft = await Opportunity(organisation.Api, organisation.Id, details, send: false, cancel);
        await OnceVerified(async () =>
        {
            await organisation.Api.Post($"/api/opportunities/{draft.Id}/publish", null, cancel);
            return draft;
        }, cancel);
        return draft;
    }

    /// <summary>
    /// Does what only a verified organisation may, and who is in it: one that was verified a moment ago, and a system that was made a moment
    /// ago, are waited for, because the news is on its way.
    /// </summary>
    public static Task<T> OnceVerified<T>(Func<Task<T>> act, CancellationToken cancel = default) =>
        Once("opportunity.organisation_not_verified", () => Once("organisation.not_found", act, cancel), cancel);

    /// <summary>A system that was made a moment ago is a member once Organisations has heard of it from Identity.</summary>
    private static Task<PoliciesAnswer> OnceIn(ExchangeApi system, OrganisationId organisation, CancellationToken cancel) =>
        Once("organisation.not_found", () => system.Get<PoliciesAnswer>($"/api/organisations/{organisation}/policies", cancel), cancel);

    private static async Task<T> Once<T>(string notYet, Func<Task<T>> act, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await act();
            }
            catch (ApiRefused refused) when (refused.Code == notYet && tries < MostTries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
            }
        }
    }
}
