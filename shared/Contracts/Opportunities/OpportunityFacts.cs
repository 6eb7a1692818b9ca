using Secondments.Kernel;

namespace Secondments.Contracts.Opportunities;

public sealed record OpportunitySubmitted(OpportunityId Opportunity, OrganisationId Organisation) : Fact;

public sealed record OpportunityReturned(OpportunityId Opportunity, OrganisationId Organisation) : Fact;

public sealed record OpportunityPublished(OpportunityId Opportunity, OrganisationId Organisation, int Round) : Fact;

/// <summary>Dates, pay or eligibility of an open one changed, told once the changes have settled.</summary>
/// <param name="ChangedAt">When the first of them was made: who began after it has read the post as it is.</param>
public sealed record OpportunityTermsChanged(OpportunityId Opportunity, OrganisationId Organisation, DateTimeOffset ChangedAt, IReadOnlyList<TermChange> Changes) : Fact;

/// <summary>One of the terms, in words; null where nothing is said.</summary>
/// <param name="Field">Of the details: <c>closingDate</c>.</param>
public sealed record TermChange(string Field, string Name, string? Was, string? Now);

public sealed record OpportunityClosed(OpportunityId Opportunity, OrganisationId Organisation, bool AtDeadline) : Fact;

public sealed record OpportunityFilled(OpportunityId Opportunity, OrganisationId Organisation) : Fact;

public sealed record OpportunityNotFilled(OpportunityId Opportunity, OrganisationId Organisation) : Fact;

public sealed record OpportunityWithdrawn(OpportunityId Opportunity, OrganisationId Organisation) : Fact;

/// <summary>The operator took it down after reports.</summary>
public sealed record OpportunityTakenDown(OpportunityId Opportunity, OrganisationId Organisation) : Fact;

/// <summary>An application moved. Figures and mails come of these; names never travel in them.</summary>
public abstract record ApplicationFact(ApplicationId Application, OpportunityId Opportunity, PersonId Applicant, OrganisationId Host, OrganisationId Home) : Fact;

public sealed record ApplicationSubmitted(ApplicationId Application, OpportunityId Opportunity, PersonId Applicant, OrganisationId Host, OrganisationId Home)
    : ApplicationFact(Application, Opportunity, Applicant, Host, Home);

public sealed record ApplicationShortlisted(ApplicationId Application, OpportunityId Opportunity, PersonId Applicant, OrganisationId Host, OrganisationId Home)
    : ApplicationFact(Application, Opportunity, Applicant, Host, Home);

public sealed record ApplicationInvited(ApplicationId Application, OpportunityId Opportunity, PersonId Applicant, OrganisationId Host, OrganisationId Home)
    : ApplicationFact(Application, Opportunity, Applicant, Host, Home);

public sealed record ApplicationOffered(ApplicationId Application, OpportunityId Opportunity, PersonId Applicant, OrganisationId Host, OrganisationId Home)
    : ApplicationFact(Application, Opportunity, Applicant, Host, Home);

public sealed record ApplicationAccepted(ApplicationId Application, OpportunityId Opportunity, PersonId Applicant, OrganisationId Host, OrganisationId Home)
    : ApplicationFact(Application, Opportunity, Applicant, Host, Home);

/// <summary>Any ending but acceptance. <paramref name="Reason"/> is a code from the list of its kind of ending.</summary>
public sealed record ApplicationEnded(ApplicationId Application, OpportunityId Opportunity, PersonId Applicant, OrganisationId Host, OrganisationId Home, ApplicationState State, string Reason)
    : ApplicationFact(Application, Opportunity, Applicant, Host, Home);

public sealed record ReleaseRequested(ReleaseId Release, ApplicationId Application, OrganisationId Home) : Fact;

/// <summary>Home decided. The reasons stay at home.</summary>
public sealed record ReleaseDecided(ReleaseId Release, ApplicationId Application, OrganisationId Home, ReleaseState State) : Fact;
