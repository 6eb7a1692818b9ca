using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator.Reports;

/// <summary>The post goes, and its host reads why.</summary>
internal sealed class TakeDownModel(OpportunitiesClient opportunities, Who who) : AnswerPage(opportunities, who)
{
    protected override string Said => $"It is taken down. {Reported.OrganisationName} is told why";

    protected override Task<Answer<Done>> Send() => Opportunities.TakeDown(Reported.Id.ToString(), Line, Cancel);
}
