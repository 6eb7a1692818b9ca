using System.Runtime.InteropServices;
using System.Text.Json;

namespace Secondments.Bench;

/// <summary>One measured figure, printed as one JSON line.</summary>
/// <param name="Baseline">The raw part, measured in the same run, interleaved; null where there is none.</param>
/// <param name="Ratio">Value ÷ baseline, or null.</param>
/// <param name="Goal">Such as <c>≥ 1.0</c>; null for a figure that is only told.</param>
internal sealed record Figure(string Name, double Value, string Unit, double? Baseline, double? Ratio, string? Goal, bool? Met)
{
    public string Machine { get; } = $"{CpuName()}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}";

    public static Figure Told(string name, double value, string unit) => new(name, Round(value), unit, null, null, null, null);

    public static Figure AtLeast(string name, double value, string unit, double goal) =>
        new(name, Round(value), unit, null, null, $">= {goal}", value >= goal);

    public static Figure AtMost(string name, double value, string unit, double goal) =>
        new(name, Round(value), unit, null, null, $"<= {goal}", value <= goal);

    public static Figure RatioAtLeast(string name, double value, double baseline, string unit, double goal) =>
        new(name, Round(value), unit, Round(baseline), Round(value / baseline), $"ratio >= {goal}", value / baseline >= goal);

    public static Figure RatioAtMost(string name, double value, double baseline, string unit, double goal) =>
        new(name, Round(value), unit, Round(baseline), Round(value / baseline), $"ratio <= {goal}", value / baseline <= goal);

    public static Figure RatioTold(string name, double value, double baseline, string unit) =>
        new(name, Round(value), unit, Round(baseline), Round(value / baseline), null, null);

    public void Print() => Console.WriteLine(JsonSerializer.Serialize(this, JsonSerializerOptions.Web));

    private static double Round(double value) => Math.Round(value, value < 10 ? 2 : 0);

    private static string CpuName()
    {
        const string file = "/proc/cpuinfo";
        if (!File.Exists(file)) return RuntimeInformation.ProcessArchitecture.ToString();
        var line = File.ReadLines(file).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal));
        return line?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
