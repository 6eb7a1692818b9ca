using Secondments.Contracts.Opportunities;

namespace Secondments.Opportunities.Domain.Applications;

/// <summary>What a person needs to take part is for arranging, never for choosing.</summary>
public static class Adjusting
{
    /// <summary>What the host may read of it: nothing before an interview or an offer has to be arranged, and nothing once it has ended.</summary>
    public static string? ForHost(Application application) =>
        application.State is ApplicationState.Interview or ApplicationState.Offered or ApplicationState.Accepted ? application.Answers.Adjustments : null;
}
