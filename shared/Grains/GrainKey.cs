namespace Secondments.Grains;

/// <summary>Which grain: its kind (<c>opportunity</c>) and its id within the kind. Written <c>kind/id</c>.</summary>
public readonly record struct GrainKey(string Kind, Guid Id)
{
    public override string ToString() => $"{Kind}/{Id}";
}
