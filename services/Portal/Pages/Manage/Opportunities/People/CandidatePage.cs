using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities.People;

/// <summary>A page about one person's application to an opportunity of the organisation.</summary>
internal abstract class CandidatePage(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock)
    : OpportunityPage(opportunities, organisations, who, clock)
{
    public ApplicationAnswer Application { get; private set; } = null!;

    public CandidatePart Person => Application.Candidate!;

    public string FirstName => Person.Name.Split(' ')[0];

    public string People => $"{Here}/people";

    public string PersonHere => $"{People}/{Application.Ref}";

    public bool May(string action) => Application.Allowed.Contains(action);

    public StateLabel Stage => StateLabels.Of(Application.State, StateReader.Host, Application.Ending?.Reason);

    /// <summary>Null while home has not been asked.</summary>
    public StateLabel? Release => Person.Release.State is { } state ? StateLabels.Of(state, StateReader.Host, notBefore: Person.Release.NotBefore) : null;

    public bool IsMine => Person.Person.ToString() == Me.Subject;

    protected async Task<IActionResult?> OpenPerson(string org, string reference, string application)
    {
        if (await Open(org, reference, MemberRole.Host) is { } refusal) return refusal;
        if (Ids.ParseRef(application) is not { } known) return NotFound();
        Application = (await Opportunities.Application(known, Cancel)).OrThrow();
        // Who applied to their own organisation reads their application as its writer, elsewhere.
        return Application.Candidate is not null && Application.Opportunity.Id == Opportunity.Id ? null : NotFound();
    }

    /// <summary>Also that the state allows the action; otherwise the person's page, which says what it does allow.</summary>
    protected async Task<IActionResult?> OpenFor(string action, string org, string reference, string application)
    {
        if (await OpenPerson(org, reference, application) is { } refusal) return refusal;
        if (May(action)) return null;
        return HttpMethods.IsGet(Request.Method) ? Goto(PersonHere) : StatusCode(StatusCodes.Status409Conflict);
    }
}
