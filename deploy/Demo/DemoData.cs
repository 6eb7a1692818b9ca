using System.Text.Json;
using Secondments.Contracts.Opportunities;
using Secondments.Kernel;

namespace Secondments.Demo;

/// <summary>An organisation of the demo.</summary>
internal sealed record Body(string Name, Sector Sector, string Domain, string Place, string Postcode, double Latitude, double Longitude, Ladder Ladder, bool Convening);

/// <summary>A kind of work that several bodies of the demo ask for. A skill that ends in «!» is essential.</summary>
internal sealed record Role(
    string Title,
    OpportunityKind Kind,
    IReadOnlyList<Purpose> Purposes,
    string What,
    IReadOnlyList<string> Objectives,
    IReadOnlyList<string> Wanted,
    IReadOnlyList<string> Gained,
    int Band,
    int Weeks,
    WorkingPattern Pattern,
    decimal? Days,
    int Remote,
    SalaryArrangement Salary,
    Clearance Clearance,
    IReadOnlyList<Sector> Sectors);

internal static class DemoData
{
    public static IReadOnlyList<Body> Bodies { get; } = Read<Body>("bodies");

    public static IReadOnlyList<Role> Roles { get; } = Read<Role>("roles");

    private static List<T> Read<T>(string name)
    {
        using var stream = typeof(DemoData).Assembly.GetManifestResourceStream($"Secondments.Demo.Data.{name}.json")!;
        return JsonSerializer.Deserialize<List<T>>(stream, Json.Stored)!;
    }
}
