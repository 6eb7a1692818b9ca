using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;

namespace Secondments.Pages.Words;

/// <summary>A state as a page shows it. <paramref name="Colour"/> is a govuk-tag colour: blue new, yellow waits for someone, orange needs you or soon, teal in progress, green open or agreed, purple paused, grey ended or not started, red only for suspended and expired.</summary>
public sealed record StateLabel(string Text, string Colour);

/// <summary>Who reads a state: where readers differ, so do the words.</summary>
public enum StateReader
{
    /// <summary>The person whom the record is about.</summary>
    Person,
    Host,
    Other,
}

/// <summary>The one table from a state to its label and colour.</summary>
public static class StateLabels
{
    public static StateLabel Of(OrganisationState state) => state switch
    {
        OrganisationState.Applied => new(Texts.OrganisationApplied, "yellow"),
        OrganisationState.Returned => new(Texts.OrganisationReturned, "orange"),
        OrganisationState.Declined => new(Texts.OrganisationDeclined, "grey"),
        OrganisationState.Verified => new(Texts.OrganisationVerified, "green"),
        OrganisationState.Suspended => new(Texts.OrganisationSuspended, "red"),
        OrganisationState.Closed => new(Texts.OrganisationClosed, "grey"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <param name="weAsked">The reader's organisation asked; otherwise the answer is theirs.</param>
    public static StateLabel Of(PartnershipState state, bool weAsked) => state switch
    {
        PartnershipState.Asked => weAsked ? new(Texts.PartnerAsked, "yellow") : new(Texts.PartnerAsks, "orange"),
        PartnershipState.Agreed => new(Texts.PartnerAgreed, "green"),
        PartnershipState.Declined => new(Texts.PartnerDeclined, "grey"),
        PartnershipState.Withdrawn => new(Texts.PartnerWithdrawn, "grey"),
        PartnershipState.Ended => new(Texts.PartnerEnded, "grey"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static StateLabel Of(ReportState state) => state switch
    {
        ReportState.Open => new(Texts.ReportOpen, "yellow"),
        ReportState.Dismissed => new(Texts.ReportDismissed, "grey"),
        ReportState.TakenDown => new(Texts.ReportTakenDown, "grey"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <param name="daysLeft">Days to the closing date, for an open one.</param>
    public static StateLabel Of(OpportunityState state, StateReader reader = StateReader.Other, int? daysLeft = null) => (state, reader) switch
    {
        (OpportunityState.Draft, _) => new(Texts.OpportunityDraft, "grey"),
        (OpportunityState.InReview, _) => new(Texts.OpportunityInReview, "yellow"),
        (OpportunityState.Returned, _) => new(Texts.OpportunityReturned, "orange"),
        (OpportunityState.Live, _) when daysLeft is < 8 => new(Texts.OpportunityClosesSoon, "orange"),
        (OpportunityState.Live, _) => new(Texts.OpportunityLive, "green"),
        (OpportunityState.Paused, _) => new(Texts.OpportunityPaused, "purple"),
        (OpportunityState.Closed, StateReader.Host) => new(Texts.OpportunityChoosing, "teal"),
        (OpportunityState.Closed, _) => new(Texts.OpportunityClosed, "grey"),
        (OpportunityState.Filled, _) => new(Texts.OpportunityFilled, "grey"),
        (OpportunityState.NotFilled, _) => new(Texts.OpportunityNotFilled, "grey"),
        (OpportunityState.Archived, _) => new(Texts.OpportunityArchived, "grey"),
        (OpportunityState.Withdrawn, _) => new(Texts.OpportunityWithdrawn, "grey"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <param name="endingReason">For a lapsed one: <c>places_filled</c> has words of its own.</param>
    public static StateLabel Of(ApplicationState state, StateReader reader, string? endingReason = null) => (state, reader) switch
    {
        (ApplicationState.Draft, _) => new(Texts.ApplicationDraft, "grey"),
        (ApplicationState.Submitted, StateReader.Host) => new(Texts.ApplicationNew, "blue"),
        (ApplicationState.Submitted, _) => new(Texts.ApplicationSent, "yellow"),
        (ApplicationState.Shortlisted, _) => new(Texts.ApplicationShortlisted, "teal"),
        (ApplicationState.Interview, _) => new(Texts.ApplicationInterview, "teal"),
        (ApplicationState.Offered, StateReader.Person) => new(Texts.ApplicationOfferYours, "orange"),
        (ApplicationState.Offered, _) => new(Texts.ApplicationOfferWaiting, "yellow"),
        (ApplicationState.Accepted, _) => new(Texts.ApplicationAccepted, "green"),
        (ApplicationState.NotSelected, _) => new(Texts.ApplicationNotSelected, "grey"),
        (ApplicationState.NotSelectedAfterInterview, _) => new(Texts.ApplicationNotSelectedAfterInterview, "grey"),
        (ApplicationState.Declined, _) => new(Texts.ApplicationDeclined, "grey"),
        (ApplicationState.Withdrawn, _) => new(Texts.ApplicationWithdrawn, "grey"),
        (ApplicationState.Lapsed, _) => new(endingReason == "places_filled" ? Texts.ApplicationPlacesFilled : Texts.ApplicationLapsed, "grey"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <param name="waitingFor">While it is requested, for the person: whom it waits for.</param>
    /// <param name="notBefore">While it is deferred: until when.</param>
    public static StateLabel Of(ReleaseState state, StateReader reader, ReleaseWaits waitingFor = ReleaseWaits.Manager, DateOnly? notBefore = null) => (state, reader) switch
    {
        (ReleaseState.Requested, StateReader.Host) => new(Texts.ReleaseNotDecided, "yellow"),
        (ReleaseState.Requested, _) => new(waitingFor is ReleaseWaits.Manager ? Texts.ReleaseWaitsManager : Texts.ReleaseWaitsHr, "yellow"),
        (ReleaseState.Granted, _) => new(Texts.ReleaseGranted, "green"),
        (ReleaseState.GrantedWithConditions, _) => new(Texts.ReleaseGrantedWithConditions, "green"),
        (ReleaseState.Deferred, _) => new(notBefore is { } day ? Texts.ReleaseNotBefore(Say.Date(day)) : Texts.ReleaseLater, "orange"),
        (ReleaseState.Refused, _) => new(Texts.ReleaseRefused, "grey"),
        (ReleaseState.Expired, _) => new(Texts.ReleaseExpired, "grey"),
        (ReleaseState.Cancelled, _) => new(Texts.ReleaseCancelled, "grey"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}

/// <summary>Whom a requested release waits for, as its person is told.</summary>
public enum ReleaseWaits
{
    Manager,
    Hr,
}
