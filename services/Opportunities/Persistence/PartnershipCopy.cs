using Secondments.Grains.Store;

namespace Secondments.Opportunities.Persistence;

/// <summary>Two organisations that agreed to be partners, as their own service last told.</summary>
public sealed class PartnershipCopy : CopyRow
{
    public Guid Partnership { get; set; }
    public Guid One { get; set; }
    public Guid Other { get; set; }
}
