using System.Diagnostics;
using Secondments.Bench.Hosts;

namespace Secondments.Bench;

/// <summary>
/// From the start of the process to the first search page, on a folder that has data: published, with ReadyToRun where its
/// compiler is served. Beside it, untimed by a goal, what <c>dotnet run</c> and the first <c>--demo</c> take.
/// </summary>
internal static class ColdStartBench
{
    private const int Runs = 10;

    public static async Task Run()
    {
        var output = RunningStandalone.NewFolder();
        var ready = await Publish(output, readyToRun: true);
        if (!ready)
        {
            Console.Error.WriteLine("ReadyToRun's compiler isn't served here: published without it");
            if (!await Publish(output, readyToRun: false)) throw new InvalidOperationException("The exchange could not be published.");
        }
        var program = Path.Combine(output, "Secondments.Standalone.dll");
        var data = RunningStandalone.NewFolder();
        var first = await FirstPage(["exec", program, "--demo", "--data", data], "/");
        var times = new List<double>();
        for (var run = 0; run < Runs; run++) times.Add((await FirstPage(["exec", program, "--data", data], "/opportunities?q=data")).TotalSeconds);
        Figure.AtMost(ready ? "cold-start" : "cold-start-jit", times.Order().ElementAt(Runs / 2), "s, median of 10", 2).Print();
        Figure.Told("first-demo", first.TotalSeconds, "s").Print();
        Figure.Told("dotnet-run", (await FirstPage(["run", "--no-build", "--project", ProjectFolder(), "--", "--data", data], "/opportunities?q=data")).TotalSeconds, "s").Print();
        Directory.Delete(data, recursive: true);
        Directory.Delete(output, recursive: true);
    }

    private static async Task<bool> Publish(string output, bool readyToRun)
    {
        string[] arguments = ["publish", ProjectFolder(), "-c", "Release", "-o", output, "--nologo", "-v", "quiet"];
        using var process = Process.Start(new ProcessStartInfo("dotnet", readyToRun ? [.. arguments, "-r", "linux-x64", "--no-self-contained", "-p:PublishReadyToRun=true", "-p:RestoreLockedMode=false", "-p:NuGetLockFilePath=" + Path.Combine(output, "lock.json")] : arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    /// <summary>Starts, asks until the page answers 200, and ends the process.</summary>
    private static async Task<TimeSpan> FirstPage(string[] command, string path)
    {
        var port = RunningStandalone.FreePort();
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [.. command, "--urls", $"http://localhost:{port}"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        using var http = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };
        try
        {
            while (true)
            {
                if (process.HasExited) throw new InvalidOperationException($"The exchange ended: {await output}");
                try
                {
                    using var answer = await http.GetAsync(path);
                    if (answer.IsSuccessStatusCode) return Stopwatch.GetElapsedTime(started);
                }
                catch (HttpRequestException)
                {
                    // It doesn't listen yet.
                }
                await Task.Delay(10);
            }
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    private static string ProjectFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Secondments.sln"))) return Path.Combine(folder.FullName, "deploy", "Standalone");
        }
        throw new InvalidOperationException("The bench runs from within the repository.");
    }
}
