using System.Globalization;
using Secondments.Kernel;

namespace Secondments.Hosting.Api;

/// <summary>How many items of a list: <c>size</c> in the query, 20 unless said, 100 at most.</summary>
public static class PageSize
{
    public const int Default = 20;
    public const int Most = 100;

    /// <summary>Reads a query's <c>size</c>; null is the default, anything but 1 to 100 is 400.</summary>
    public static Result<int> Read(string? size)
    {
        if (string.IsNullOrEmpty(size)) return Default;
        return int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= Most
            ? number
            : RequestErrors.BadSize;
    }
}
