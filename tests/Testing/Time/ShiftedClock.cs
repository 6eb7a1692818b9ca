namespace Secondments.Testing.Time;

/// <summary>
/// The real clock, moved on by as much as a test wants. Timers run in real time, so that background work goes on; what
/// looks for something due finds it at its next look.
/// </summary>
public sealed class ShiftedClock : TimeProvider
{
    private long _shift;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _shift));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _shift, by.Ticks);

    public void AdvanceTo(DateTimeOffset instant) => Advance(instant - GetUtcNow());
}
