using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Portal.Calendar;
using Secondments.Portal.Clients;
using Secondments.Portal.Sessions;

namespace Secondments.Portal.Pages.Applications;

/// <summary>The dates of an application, for the applicant's own calendar.</summary>
internal sealed class CalendarModel(OpportunitiesClient opportunities, OidcSettings settings, TimeProvider clock) : ApplicationPage(opportunities)
{
    public async Task<IActionResult> OnGet(string reference)
    {
        if (await Find(reference) is { } refusal) return refusal;
        var events = ApplicationDates.Of(Application, new Uri(settings.PublicUrl));
        return events.Count == 0 ? NotFound() : File(CalendarFile.Write(events, clock.GetUtcNow()), CalendarFile.ContentType, $"secondment-{Application.Ref}.ics");
    }
}

/// <summary>What of an application has a date that its applicant must keep.</summary>
internal static class ApplicationDates
{
    public static IReadOnlyList<CalendarEvent> Of(ApplicationAnswer application, Uri exchange)
    {
        var page = new Uri(exchange, $"/applications/{application.Ref}");
        var post = application.Opportunity;
        List<CalendarEvent> events = [];
        if (application.State is ApplicationState.Draft && post.ClosesAt is { } closes)
            events.Add(On("closes", $"Closes: {post.Title}", UkTime.DayOf(closes), "Your application is not sent yet."));
        if (application.State is ApplicationState.Submitted && post.ClosesAt is { } chooses)
            events.Add(On("closes", $"Closes: {post.Title}", UkTime.DayOf(chooses), $"{post.HostName} chooses people after this day. Your application is sent."));
        if (application is { State: ApplicationState.Interview, Interview: { At: { } at } interview })
            events.Add(new CalendarEvent(Uid("interview"), $"Interview: {post.Title}", null, at, interview.Details, page));
        if (application is { State: ApplicationState.Offered, Offer: { AnsweredAt: null } offer })
            events.Add(On("answer-by", $"Answer the offer: {post.Title}", UkTime.DayOf(offer.AnswerBy), $"{post.HostName} offers you the secondment."));
        if (application.State is ApplicationState.Offered or ApplicationState.Accepted && post.Start is { } start)
            events.Add(On("start", $"Planned start: {post.Title}", start, $"At {post.HostName}."));
        return events;

        CalendarEvent On(string what, string summary, DateOnly day, string description) => new(Uid(what), summary, day, null, description, page);

        string Uid(string what) => $"{application.Id}-{what}@{exchange.Host}";
    }
}
