using Secondments.Grains.Store;

namespace Secondments.Opportunities.Persistence;

/// <summary>How a person is called and reached, as identity last told. Emptied when the person is erased.</summary>
public sealed class ContactCopy : CopyRow
{
    public Guid Person { get; set; }
    public string Name { get; set; } = "";
    public string Email { get; set; } = "";
}
