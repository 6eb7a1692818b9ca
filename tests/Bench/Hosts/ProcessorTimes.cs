using System.Globalization;

namespace Secondments.Bench.Hosts;

/// <summary>
/// Who uses the machine's processor: seconds by program, those of its children with it, and those of the bench as its clients'.
/// Linux tells them in hundredths.
/// </summary>
internal sealed class ProcessorTimes
{
    private const double Hundredth = 0.01;

    private readonly Dictionary<string, double> _seconds = [];

    /// <param name="programs">By the number of their process.</param>
    public static ProcessorTimes Now(IReadOnlyDictionary<int, string> programs)
    {
        var processes = Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
            .Select(name => Read($"/proc/{name}/stat")).OfType<(int Id, int Parent, double Seconds)>().ToDictionary(p => p.Id);
        var known = new Dictionary<int, string>(programs) { [Environment.ProcessId] = "clients" };
        var now = new ProcessorTimes();
        foreach (var process in processes.Values)
        {
            var at = process;
            while (!known.ContainsKey(at.Id) && processes.TryGetValue(at.Parent, out var parent)) at = parent;
            var name = known.GetValueOrDefault(at.Id, "others");
            now._seconds[name] = now._seconds.GetValueOrDefault(name) + process.Seconds;
        }
        return now;
    }

    /// <summary>What each used since, of one core in so much time: the busiest first.</summary>
    public string Since(ProcessorTimes before, TimeSpan time) => string.Join(", ", _seconds
        .GroupBy(s => s.Key.Split('-')[0], s => (s.Value - before._seconds.GetValueOrDefault(s.Key)) / time.TotalSeconds)
        .Select(g => (g.Key, Cores: g.Sum())).Where(g => g.Cores >= 0.01).OrderByDescending(g => g.Cores)
        .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} {g.Cores:f2}")));

    private static (int Id, int Parent, double Seconds)? Read(string file)
    {
        try
        {
            // The name, in brackets, may hold anything.
            var text = File.ReadAllText(file);
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (int.Parse(text[..text.IndexOf(' ')], CultureInfo.InvariantCulture), int.Parse(fields[1], CultureInfo.InvariantCulture),
                (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) * Hundredth);
        }
        catch (IOException)
        {
            // It has ended since.
            return null;
        }
    }
}
