namespace Secondments.Grains.Tests.Jars;

/// <summary>The real clock, moved on by as much as a test wants; timers run in real time.</summary>
public sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
}
