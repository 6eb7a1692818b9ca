namespace Secondments.Gateway.Routing;

/// <summary>What stands behind the gateway. Names are those of the modules, as in <c>Gateway:Destinations:portal:0</c>.</summary>
internal static class Service
{
    public const string Identity = "identity";
    public const string Organisations = "organisations";
    public const string Opportunities = "opportunities";
    public const string Search = "search";
    public const string Portal = "portal";

    public static readonly IReadOnlyList<string> All = [Identity, Organisations, Opportunities, Search, Portal];
}
