namespace Secondments.Grains.Store;

/// <summary>What must be true of a statement for its unit to stand.</summary>
public enum Guard
{
    None,
    /// <summary>One row must change, else the grain has moved on: <see cref="UnitOutcome.Conflict"/>.</summary>
    Version,
    /// <summary>One row must change, else the thing was done before: <see cref="UnitOutcome.Known"/>.</summary>
    Once,
}

/// <summary>
/// One SQL statement that both databases understand, with positional parameters <c>$1</c>, <c>$2</c> …. Values are what the
/// house stores: <see cref="Guid"/>, <see cref="long"/>, text, <see cref="DateTimeOffset"/>, lists of <see cref="Guid"/>.
/// </summary>
public record Statement(string Sql, object?[] Values, Guard Guard = Guard.None);

/// <summary>Turns that were decided on one another's states before the first was committed. When one falls, all behind it fall.</summary>
public sealed class Lineage
{
    private volatile bool _broken;

    public bool IsBroken => _broken;

    public void Break() => _broken = true;
}

public enum UnitOutcome
{
    Committed,
    Conflict,
    Known,
}

/// <summary>Statements that are written together or not at all.</summary>
public sealed class Unit(IReadOnlyList<Statement> statements, Lineage? lineage = null)
{
    public IReadOnlyList<Statement> Statements { get; } = statements;

    public Lineage? Lineage { get; } = lineage;

    internal TaskCompletionSource<UnitOutcome> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Set by the writer while it looks for the units that stand.</summary>
    internal UnitOutcome? Fallen { get; set; }

    internal Exception? Fault { get; set; }

    /// <summary>Of a unit of a batch that is committed: it didn't fall out of it.</summary>
    internal bool IsWritten => Fallen is null && Fault is null;
}
