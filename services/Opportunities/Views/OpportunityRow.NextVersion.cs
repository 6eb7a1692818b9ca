namespace Secondments.Opportunities.Views;

// Planted, and only in a build with NextVersion=true: a further column, for the tests of an update under load.
public sealed partial class OpportunityRow
{
    /// <summary>The version of the row that the next version of the program wrote last; the one before leaves it as it is.</summary>
    public long? NextWrote { get => Version; set => _ = value; }
}
