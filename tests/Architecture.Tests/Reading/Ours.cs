using System.Reflection;
using Secondments.Contracts;
using Secondments.Grains;
using Secondments.Hosting.Modules;
using Secondments.Kernel;

namespace Secondments.Architecture.Tests.Reading;

/// <summary>The assemblies that the exchange ships, found beside this one.</summary>
public static class Ours
{
    /// <summary>Every <c>Secondments.*</c> but tests.</summary>
    public static IReadOnlyList<Assembly> All { get; } =
    [
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "Secondments.*.dll").Select(Path.GetFileNameWithoutExtension)
            .Where(n => !n!.EndsWith(".Tests", StringComparison.Ordinal) && n is not "Secondments.Testing")
            .Select(n => Assembly.Load(n!)).OrderBy(a => a.GetName().Name, StringComparer.Ordinal),
    ];

    public static Assembly Contracts { get; } = typeof(Event).Assembly;

    public static IReadOnlyList<Assembly> Shared { get; } = [typeof(Error).Assembly, Contracts, typeof(IGrains).Assembly, typeof(ModuleHost).Assembly];

    public static IEnumerable<Type> Types => All.SelectMany(a => a.GetTypes()).Where(t => t.Namespace?.StartsWith("Secondments", StringComparison.Ordinal) == true);
}
