using Secondments.Grains.Store;

namespace Secondments.Architecture.Tests.Planted.Features;

/// <summary>A feature that reads over the writing role's connection.</summary>
public static class PeeksPastTheWall
{
    public static string Peek(ServiceDatabase database) => database.ConnectionString;
}
