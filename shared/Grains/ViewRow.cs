using Microsoft.EntityFrameworkCore;

namespace Secondments.Grains;

/// <summary>A row of a read table, projected from one grain's state and written in the same transaction.</summary>
[Index(nameof(EntityId))]
public abstract class ViewRow
{
    /// <summary>The grain that the row comes from.</summary>
    public Guid EntityId { get; set; }

    /// <summary>The grain's version; set by the engine.</summary>
    public long Version { get; set; }
}

/// <summary>A row that isn't everybody's: only <see cref="Readers"/> may see it.</summary>
public abstract class PrivateViewRow : ViewRow
{
    /// <summary>The id that stands for everybody in <see cref="Readers"/>.</summary>
    public static readonly Guid Public = new("00000000-0000-7000-8000-000000000000");

    /// <summary>Organisations and persons that may read the row, or <see cref="Public"/>.</summary>
    public Guid[] Readers { get; set; } = [];
}
