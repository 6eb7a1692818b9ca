using Secondments.Kernel;

namespace Secondments.Portal.Frame;

/// <summary>Addresses of public records: a readable part and the short reference, of which only the reference is looked up.</summary>
public static class Addresses
{
    /// <summary>The reference at the end of <c>data-analyst-7k3m92qd</c>, or of <c>7K3M-92QD</c>; null when there is none.</summary>
    public static string? RefOf(string address)
    {
        if (address.Length > 300) return null;
        var stripped = address.Replace("-", "", StringComparison.Ordinal);
        return stripped.Length < 8 ? null : Ids.ParseRef(stripped[^8..]);
    }

    public static string Opportunity(string slug, string reference) => $"/opportunities/{(slug.Length == 0 ? "" : slug + "-")}{reference}";

    public static string Organisation(string slug) => $"/organisations/{slug}";

    public static string Manage(string slug) => $"/manage/{slug}";
}
