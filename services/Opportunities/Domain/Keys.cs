using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain;

/// <summary>The names of this service's kinds of grain, and their keys.</summary>
public static class Keys
{
    public static GrainKey Opportunity(OpportunityId id) => new("opportunity", id.Value);

    public static GrainKey Application(ApplicationId id) => new("application", id.Value);

    public static GrainKey Release(ReleaseId id) => new("release", id.Value);
}
