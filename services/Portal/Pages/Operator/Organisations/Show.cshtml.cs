using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator.Organisations;

/// <summary>A claim beside what is known: domains, near-duplicates, who says it, and what happened to it so far.</summary>
internal sealed class ShowModel(OrganisationsClient organisations, OperatorClients services) : ClaimPage(organisations)
{
    private const string MostEntries = "100";

    private readonly OrganisationsClient _organisations = organisations;

    public bool WithoutAdmin => Organisation is { State: OrganisationState.Verified or OrganisationState.Suspended, RolesNobodyHolds: { } empty } && empty.Contains(MemberRole.Admin);

    /// <summary>Who could be its admin, where it has none.</summary>
    public IReadOnlyList<MemberAnswer> Members { get; private set; } = [];

    /// <summary>What happened to it, newest first.</summary>
    public IReadOnlyList<TimelineLine> History { get; private set; } = [];

    /// <summary>The audit has more than is shown.</summary>
    public bool HasOlder { get; private set; }

    public async Task<IActionResult> OnGet(string reference) => await Find(reference) ?? await Shown();

    public async Task<IActionResult> OnPostAppoint(string reference, Guid member)
    {
        if (await Find(reference) is { } refusal) return refusal;
        return Took(await _organisations.AppointAdmin(Organisation.Id.ToString(), member, Cancel)) ? Done(Root, "They are an admin now") : await Shown();
    }

    private async Task<IActionResult> Shown()
    {
        if (WithoutAdmin) Members = [.. (await _organisations.MembersForOperator(Organisation.Id.ToString(), Cancel)).OrThrow().Items.Where(m => m.Kind is MemberKind.Person)];
        var audit = (await services.Organisations.Audit([("entity", Organisation.Id.ToString()), ("size", MostEntries)], Cancel)).OrThrow();
        var names = await ActorNames.Of(audit.Items.Select(e => e.Actor), _organisations, Cancel);
        History = [.. OrganisationHistory.Lines(audit.Items, names.GetValueOrDefault)];
        HasOlder = audit.Total > audit.Items.Count;
        return Page();
    }

    public static string WordsOf(DomainKind kind) => kind switch
    {
        DomainKind.Own => "Nothing speaks against it",
        DomainKind.FreeMail => "A public mail service: proves nothing",
        DomainKind.Shared => "Shared by several bodies: cannot be proven for one",
        _ => "Proven for another organisation",
    };

    public static string WordsOf(DuplicateReason reason) => reason switch
    {
        DuplicateReason.SameRegisterNumber => "same register number",
        DuplicateReason.SameName => "same name",
        DuplicateReason.SimilarName => "similar name",
        _ => "same e-mail domain",
    };
}
