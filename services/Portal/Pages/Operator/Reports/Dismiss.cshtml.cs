using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator.Reports;

/// <summary>Nothing is wrong with it.</summary>
internal sealed class DismissModel(OpportunitiesClient opportunities, Who who) : AnswerPage(opportunities, who)
{
    protected override string Said => "It stays as it is";

    protected override Task<Answer<Done>> Send() => Opportunities.DismissReports(Reported.Id.ToString(), Line, Cancel);
}
