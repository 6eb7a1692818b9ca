using System.Diagnostics;
using System.Globalization;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Exchange;

/// <summary>The processes of a cluster (<c>opportunities-2</c>, <c>rabbitmq</c>), and what happens to processes. Each has a supervisor that starts it again.</summary>
/// <param name="run">Where the files are that say who is who.</param>
public sealed class ClusterPrograms(string run)
{
    private static readonly TimeSpan BackBound = TimeSpan.FromSeconds(60);

    /// <summary>All that were started.</summary>
    public IReadOnlyList<string> Names => [.. Directory.GetFiles(run, "*.supervisor").Select(f => Path.GetFileNameWithoutExtension(f)).Order()];

    /// <summary>Kills one as <c>kill -9</c> does, and waits until it is started again.</summary>
    public async Task Kill(string program)
    {
        var before = ProcessOf(program);
        KillNow(program);
        await IsAnother(program, before);
    }

    /// <summary>Asks one to end, and waits until it did and was started again.</summary>
    public async Task Terminate(string program)
    {
        var before = ProcessOf(program);
        Signal.Terminate(before);
        await IsAnother(program, before);
    }

    /// <summary>Kills one, which stays down until <see cref="GoOn"/>.</summary>
    public void HoldDown(string program)
    {
        Signal.Stop(NumberIn($"{program}.supervisor"));
        KillNow(program);
    }

    /// <summary>One stands still until <see cref="GoOn"/>, with all that it holds.</summary>
    public void Stop(string program) => Signal.Stop(ProcessOf(program));

    /// <summary>Whatever of it was stopped goes on; what was held down is started again.</summary>
    public void GoOn(string program)
    {
        Signal.Continue(NumberIn($"{program}.supervisor"));
        var process = ProcessOf(program);
        if (Directory.Exists($"/proc/{process}")) Signal.Continue(process);
    }

    private Task IsAnother(string program, int before) =>
        Eventually.Holds(() => ProcessOf(program) is var now && now != before && now != 0, $"{program} is started again", BackBound);

    private void KillNow(string program)
    {
        using var process = Process.GetProcessById(ProcessOf(program));
        // RabbitMQ is started by a script, whose end alone would leave it running. PostgreSQL's own processes must find out by themselves.
        process.Kill(entireProcessTree: program is not "postgres");
    }

    private int ProcessOf(string program) => NumberIn($"{program}.pid");

    private int NumberIn(string file)
    {
        var path = Path.Combine(run, file);
        return int.TryParse(File.Exists(path) ? File.ReadAllText(path) : "", CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
