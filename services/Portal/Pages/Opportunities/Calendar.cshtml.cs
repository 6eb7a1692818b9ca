using Microsoft.AspNetCore.Mvc;
using Secondments.Kernel;
using Secondments.Portal.Calendar;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;
using Secondments.Portal.Sessions;

namespace Secondments.Portal.Pages.Opportunities;

/// <summary>The dates of an opportunity as a calendar file: when it closes and when the work starts.</summary>
internal sealed class CalendarModel(OpportunitiesClient opportunities, OidcSettings settings, TimeProvider clock) : PortalPage
{
    public async Task<IActionResult> OnGet(string address)
    {
        if (Addresses.RefOf(address) is not { } reference) return NotFound();
        var opportunity = (await opportunities.Get(reference, Cancel)).OrThrow();
        var exchange = new Uri(settings.PublicUrl);
        var page = new Uri(exchange, Addresses.Opportunity(opportunity.Slug, opportunity.Ref));
        var title = opportunity.Details.Title ?? "Opportunity";
        List<CalendarEvent> events = [];
        if (opportunity.ClosesAt is { } closes)
            events.Add(On("closes", $"Closes: {title}", UkTime.DayOf(closes), $"The last day to send an application to {opportunity.OrganisationName}."));
        if (opportunity.Details.EarliestStart is { } start)
            events.Add(On("start", $"Earliest start: {title}", start, $"At {opportunity.OrganisationName}."));
        return events.Count == 0 ? NotFound() : File(CalendarFile.Write(events, clock.GetUtcNow()), CalendarFile.ContentType, $"secondment-{opportunity.Ref}.ics");

        CalendarEvent On(string what, string summary, DateOnly day, string description) =>
            new($"{opportunity.Id}-{what}@{exchange.Host}", summary, day, null, description, page);
    }
}
