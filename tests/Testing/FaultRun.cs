using System.Globalization;

namespace Secondments.Testing;

/// <summary>How much of faults a run plays: a little in the ordinary run, all of it where they run alone (<c>tests/run --faults</c>).</summary>
public static class FaultRun
{
    public const string OnlyAlone = "Takes long: tests/run --faults";

    private const int KillsAlone = 20;

    /// <summary>How often something is killed.</summary>
    public static int Kills { get; } = int.Parse(Environment.GetEnvironmentVariable("TEST_KILLS") ?? "3", CultureInfo.InvariantCulture);

    /// <summary>Whether faults run alone.</summary>
    public static bool Alone { get; } = Kills >= KillsAlone;
}
