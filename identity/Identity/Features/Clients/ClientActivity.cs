using Secondments.Hosting.ActivityLog;

namespace Secondments.Identity.Features.Clients;

/// <summary>What an organisation's admins read of the audit here: what was done with its systems' credentials.</summary>
internal static class ClientActivity
{
    public static readonly IReadOnlyDictionary<string, ActivityOf> Actions = new Dictionary<string, ActivityOf>
    {
        ["api_client.created"] = ActivityOf.All,
        ["api_client.changed"] = ActivityOf.All,
        ["api_client.secret_rotated"] = ActivityOf.All,
        ["api_client.old_secret_ended"] = ActivityOf.All,
        ["api_client.disabled"] = ActivityOf.All,
    };
}
