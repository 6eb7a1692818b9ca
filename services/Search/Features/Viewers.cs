using Secondments.Hosting.Authority;
using Secondments.Search.Index;

namespace Secondments.Search.Features;

internal static class Viewers
{
    public static Viewer Of(Caller caller) => new(caller.IsSignedIn, [.. caller.Memberships.Select(m => m.Organisation)]);
}
