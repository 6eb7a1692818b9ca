using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Secondments.Contracts;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;

namespace Secondments.Portal.Clients;

/// <summary>Organisations' API: bodies, members, invitations, people.</summary>
internal sealed partial class OrganisationsClient(HttpClient http, ApiCall call) : ApiClient(http, call)
{
    // Organisations

    public Task<Answer<ListOf<OrganisationSummary>>> List(IQueryCollection query, CancellationToken cancel) =>
        Get<ListOf<OrganisationSummary>>(Query.From("/api/organisations", query, "q", "sector", "convening", "sort", "cursor", "size"), cancel);

    /// <param name="id">The id, the short reference or the slug.</param>
    public Task<Answer<OrganisationAnswer>> Get(string id, CancellationToken cancel) => Get<OrganisationAnswer>($"/api/organisations/{Query.Part(id)}", cancel);

    public Task<Answer<AppliedAnswer>> Apply(ApplyForOrganisation application, CancellationToken cancel) => Post<AppliedAnswer>("/api/organisations", application, cancel);

    /// <summary>Sends a returned claim again.</summary>
    public Task<Answer<Done>> Resubmit(string id, ApplyForOrganisation application, long? version, CancellationToken cancel) =>
        Post($"/api/organisations/{Query.Part(id)}/resubmit", application, cancel, version);

    public Task<Answer<PoliciesAnswer>> Policies(string id, CancellationToken cancel) => Get<PoliciesAnswer>($"/api/organisations/{Query.Part(id)}/policies", cancel);

    public Task<Answer<PoliciesAnswer>> SetPolicies(string id, PoliciesRequest policies, long? version, CancellationToken cancel) =>
        Put<PoliciesAnswer>($"/api/organisations/{Query.Part(id)}/policies", policies, version, cancel);

    // Members

    public Task<Answer<ListOf<MemberAnswer>>> Members(string id, IQueryCollection? query, CancellationToken cancel) =>
        Get<ListOf<MemberAnswer>>(query is null ? $"/api/organisations/{Query.Part(id)}/members?size=100" : Query.From($"/api/organisations/{Query.Part(id)}/members", query, "role", "cursor", "size"), cancel);

    /// <summary>Everybody, page after page for as long as they are looked at.</summary>
    /// <param name="role">Only those who have it; null: whatever they do.</param>
    public async IAsyncEnumerable<MemberAnswer> AllMembers(string id, MemberRole? role, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await Get<ListOf<MemberAnswer>>(
                Query.To($"/api/organisations/{Query.Part(id)}/members", ("role", role is { } one ? Choice.Word(one) : null), ("size", "100"), ("cursor", cursor)), cancel)).OrThrow();
            foreach (var member in page.Items) yield return member;
            cursor = page.Next;
        }
    }

    /// <summary>The people who post for it.</summary>
    public ValueTask<List<MemberAnswer>> Hosts(OrganisationId id, CancellationToken cancel) =>
        AllMembers(id.ToString(), MemberRole.Host, cancel).Where(m => m.Kind is MemberKind.Person).ToListAsync(cancel);

    public Task<Answer<Done>> ChangeRoles(string id, Guid member, ChangeRoles roles, long? version, CancellationToken cancel) =>
        Put<Done>($"/api/organisations/{Query.Part(id)}/members/{member}/roles", roles, version, cancel);

    public Task<Answer<Done>> RemoveMember(string id, Guid member, CancellationToken cancel) => Delete($"/api/organisations/{Query.Part(id)}/members/{member}", cancel);

    public Task<Answer<ListOf<InvitationAnswer>>> Invitations(string id, CancellationToken cancel) =>
        Get<ListOf<InvitationAnswer>>($"/api/organisations/{Query.Part(id)}/invitations?size=100", cancel);

    public Task<Answer<Done>> Invite(string id, InviteMember invitation, CancellationToken cancel) =>
        Post($"/api/organisations/{Query.Part(id)}/members", invitation, cancel);

    public Task<Answer<Done>> SendInvitationAgain(string id, Guid invitation, CancellationToken cancel) =>
        Post($"/api/organisations/{Query.Part(id)}/invitations/{invitation}/resend", null, cancel);

    public Task<Answer<Done>> CancelInvitation(string id, Guid invitation, CancellationToken cancel) =>
        Post($"/api/organisations/{Query.Part(id)}/invitations/{invitation}/cancel", null, cancel);

    /// <summary>Looks at an invitation by the secret of its link; looking uses nothing up.</summary>
    public Task<Answer<InvitationView>> Invitation(string secret, CancellationToken cancel) => Post<InvitationView>("/api/invitations/view", new InvitationSecret(secret), cancel);

    public Task<Answer<JoinedAnswer>> Join(string secret, CancellationToken cancel) => Post<JoinedAnswer>("/api/invitations/accept", new InvitationSecret(secret), cancel);

    // People

    public Task<Answer<MyMemberships>> MyMemberships(CancellationToken cancel) => Get<MyMemberships>("/api/people/me/memberships", cancel);

    public Task<Answer<ProfileAnswer>> MyProfile(CancellationToken cancel) => Get<ProfileAnswer>("/api/people/me", cancel);

    public Task<Answer<Done>> SetMyProfile(ProfileRequest profile, long? version, CancellationToken cancel) => Put<Done>("/api/people/me", profile, version, cancel);

    public Task<Answer<MyOrganisationsData>> MyData(CancellationToken cancel) => Get<MyOrganisationsData>("/api/people/me/my-data", cancel);

    // Operator

    public Task<Answer<ListOf<OrganisationToCheck>>> ToCheck(IQueryCollection query, CancellationToken cancel) =>
        Get<ListOf<OrganisationToCheck>>(Query.From("/api/operator/organisations", query, "state", "sector", "sort", "cursor", "size"), cancel);

    /// <summary>Organisations of a name or register number, whatever their state.</summary>
    public Task<Answer<ListOf<OrganisationToCheck>>> Find(string words, CancellationToken cancel) =>
        Get<ListOf<OrganisationToCheck>>(Query.To("/api/operator/organisations", ("q", words), ("size", "20")), cancel);

    public Task<Answer<OrganisationToCheck>> ToCheck(string id, CancellationToken cancel) => Get<OrganisationToCheck>($"/api/operator/organisations/{Query.Part(id)}", cancel);

    public Task<Answer<Done>> Verify(string id, VerifyRequest request, long? version, CancellationToken cancel) => Post($"/api/organisations/{Query.Part(id)}/verify", request, cancel, version);

    public Task<Answer<Done>> AskForMore(string id, ReturnRequest request, long? version, CancellationToken cancel) => Post($"/api/organisations/{Query.Part(id)}/return", request, cancel, version);

    public Task<Answer<Done>> Decline(string id, DeclineRequest request, long? version, CancellationToken cancel) => Post($"/api/organisations/{Query.Part(id)}/decline", request, cancel, version);

    public Task<Answer<Done>> Suspend(string id, SuspendRequest request, long? version, CancellationToken cancel) => Post($"/api/organisations/{Query.Part(id)}/suspend", request, cancel, version);

    public Task<Answer<Done>> Lift(string id, LiftRequest request, long? version, CancellationToken cancel) => Post($"/api/organisations/{Query.Part(id)}/lift", request, cancel, version);

    public Task<Answer<ListOf<MemberAnswer>>> MembersForOperator(string id, CancellationToken cancel) =>
        Get<ListOf<MemberAnswer>>($"/api/operator/organisations/{Query.Part(id)}/members?size=100", cancel);

    public Task<Answer<Done>> AppointAdmin(string id, Guid member, CancellationToken cancel) => Post($"/api/operator/organisations/{Query.Part(id)}/admins/{member}", null, cancel);

    /// <summary>People by a part of their name or address; each that is found stands in the audit.</summary>
    public Task<Answer<List<PersonFound>>> FindPeople(string words, CancellationToken cancel) => Get<List<PersonFound>>(Query.To("/api/operator/people", ("q", words)), cancel);

    /// <summary>Puts names to ids; or finds the one with this e-mail address.</summary>
    public Task<Answer<List<PersonFound>>> People(IEnumerable<string> ids, string? email, CancellationToken cancel) =>
        Get<List<PersonFound>>(Query.To("/api/operator/people", ids.Select(id => ("id", (string?)id)).Append(("email", email))), cancel);
}
