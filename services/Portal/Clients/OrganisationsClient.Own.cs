using Microsoft.AspNetCore.Http;
using Secondments.Contracts;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;

namespace Secondments.Portal.Clients;

/// <summary>An organisation's own affairs: passport, units, partners.</summary>
internal sealed partial class OrganisationsClient
{
    public Task<Answer<PassportAnswer>> Passport(string id, CancellationToken cancel) => Get<PassportAnswer>($"{Of(id)}/passport", cancel);

    public Task<Answer<PassportAnswer>> SetPassport(string id, PassportRequest passport, long? version, CancellationToken cancel) =>
        Put<PassportAnswer>($"{Of(id)}/passport", passport, version, cancel);

    // Units

    public Task<Answer<UnitsAnswer>> Units(string id, CancellationToken cancel) => Get<UnitsAnswer>($"{Of(id)}/units", cancel);

    public Task<Answer<UnitAnswer>> AddUnit(string id, UnitRequest unit, CancellationToken cancel) => Post<UnitAnswer>($"{Of(id)}/units", unit, cancel);

    public Task<Answer<Done>> RenameUnit(string id, Guid unit, UnitRequest name, CancellationToken cancel) => Post($"{Of(id)}/units/{unit}/rename", name, cancel);

    public Task<Answer<Done>> RetireUnit(string id, Guid unit, CancellationToken cancel) => Post($"{Of(id)}/units/{unit}/retire", null, cancel);

    public Task<Answer<Done>> RestoreUnit(string id, Guid unit, CancellationToken cancel) => Post($"{Of(id)}/units/{unit}/restore", null, cancel);

    // Partners

    public Task<Answer<ListOf<PartnerAnswer>>> Partners(string id, IQueryCollection query, CancellationToken cancel) =>
        Get<ListOf<PartnerAnswer>>(Query.From($"{Of(id)}/partners", query, "state", "cursor", "size"), cancel);

    public Task<Answer<ListOf<PartnerAnswer>>> PartnersFrom(string id, string? cursor, CancellationToken cancel) =>
        Get<ListOf<PartnerAnswer>>(Query.To($"{Of(id)}/partners", ("size", "100"), ("cursor", cursor)), cancel);

    public Task<Answer<ListOf<PartnerAnswer>>> PartnersThatAsk(string id, CancellationToken cancel) =>
        Get<ListOf<PartnerAnswer>>(Query.To($"{Of(id)}/partners", ("state", "asked"), ("size", "100")), cancel);

    public Task<Answer<Done>> AskPartner(string id, AskPartnerRequest request, CancellationToken cancel) => Post($"{Of(id)}/partners", request, cancel);

    public Task<Answer<Done>> AgreePartner(string id, string partner, CancellationToken cancel) => Post($"{Of(id)}/partners/{Query.Part(partner)}/agree", null, cancel);

    public Task<Answer<Done>> DeclinePartner(string id, string partner, PartnerReasonRequest reason, CancellationToken cancel) =>
        Post($"{Of(id)}/partners/{Query.Part(partner)}/decline", reason, cancel);

    public Task<Answer<Done>> WithdrawPartner(string id, string partner, CancellationToken cancel) => Post($"{Of(id)}/partners/{Query.Part(partner)}/withdraw", null, cancel);

    public Task<Answer<Done>> EndPartner(string id, string partner, PartnerReasonRequest reason, CancellationToken cancel) =>
        Post($"{Of(id)}/partners/{Query.Part(partner)}/end", reason, cancel);

    /// <summary>Puts names to the ids of the organisation's own people and systems; or finds the one with this e-mail address.</summary>
    public Task<Answer<List<MemberName>>> Names(string id, IEnumerable<Guid> members, string? email, CancellationToken cancel) =>
        Get<List<MemberName>>(Query.To($"{Of(id)}/names", members.Select(m => ("member", (string?)m.ToString())).Append(("email", email))), cancel);

    // Joining

    /// <summary>What the reader may ask to join by the domain of their address.</summary>
    public Task<Answer<JoinableAnswer>> Joinable(CancellationToken cancel) => Get<JoinableAnswer>("/api/people/me/joinable", cancel);

    public Task<Answer<AskedToJoin>> AskToJoin(string id, CancellationToken cancel) => Post<AskedToJoin>($"{Of(id)}/join-requests", null, cancel);

    public Task<Answer<ListOf<JoinRequestAnswer>>> JoinRequests(string id, string? cursor, CancellationToken cancel) =>
        Get<ListOf<JoinRequestAnswer>>(Query.To($"{Of(id)}/join-requests", ("state", "asked"), ("size", "100"), ("cursor", cursor)), cancel);

    public Task<Answer<Done>> Admit(string id, Guid person, CancellationToken cancel) => Post($"{Of(id)}/join-requests/{person}/admit", null, cancel);

    public Task<Answer<Done>> DeclineJoin(string id, Guid person, DeclineJoinRequest reason, CancellationToken cancel) => Post($"{Of(id)}/join-requests/{person}/decline", reason, cancel);

    public Task<Answer<SignInAnswer>> SignInOf(string id, CancellationToken cancel) => Get<SignInAnswer>($"{Of(id)}/sign-in", cancel);

    public Task<Answer<SignInAnswer>> SetSignIn(string id, SignInRequest request, long? version, CancellationToken cancel) => Put<SignInAnswer>($"{Of(id)}/sign-in", request, version, cancel);

    private static string Of(string id) => $"/api/organisations/{Query.Part(id)}";
}
