using Microsoft.AspNetCore.Routing;

namespace Secondments.Opportunities.Features.Applications;

/// <summary>Every endpoint of applications.</summary>
internal static class ApplicationRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        CheckEligibility.Map(routes);
        StartApplicationDraft.Map(routes);
        ReadApplication.Map(routes);
        SaveMyAnswers.Map(routes);
        SendApplication.Map(routes);
        Shortlist.Map(routes);
        InviteToInterview.Map(routes);
        OfferPlace.Map(routes);
        AcceptPlace.Map(routes);
        DeclineOfferMade.Map(routes);
        WithdrawMine.Map(routes);
        NotSelect.Map(routes);
        TellEveryone.Map(routes);
        WriteNote.Map(routes);
        ListMyApplications.Map(routes);
        MyData.Map(routes);
        ListCandidates.Map(routes);
        ChangeMyManager.Map(routes);
        RemindThoseAsked.Map(routes);
    }
}
