namespace Secondments.Kernel;

/// <summary>The ladders in whose words a grade is shown.</summary>
public enum Ladder
{
    Generic,
    CivilService,
    Nhs,
    University,
}

/// <summary>
/// A grade on the common scale of 1 (most junior) to 9. Search and matching compare bands; pages show the reader's own
/// ladder. The pairing is by responsibility, not by pay, and is a convention of the exchange.
/// </summary>
public static class Band
{
    public const int Lowest = 1;
    public const int Highest = 9;

    private static readonly string[][] Names =
    [
        ["Assistant", "Officer", "Senior officer", "Team leader", "Manager", "Senior manager", "Head of service", "Director", "Chief officer"],
        ["AA", "AO", "EO", "HEO", "SEO", "G7", "G6", "SCS1", "SCS2+"],
        ["Band 2", "Band 3", "Band 4", "Band 5", "Band 6", "Band 7", "Band 8a to 8b", "Band 8c to 8d", "Band 9 or VSM"],
        ["Grade 2", "Grade 3", "Grade 4", "Grade 5", "Grade 6", "Grade 7", "Grade 8", "Grade 9", "Professorial or senior"],
    ];

    public static bool IsValid(int band) => band is >= Lowest and <= Highest;

    /// <exception cref="ArgumentOutOfRangeException">The band isn't from 1 to 9.</exception>
    public static string Name(int band, Ladder ladder) => IsValid(band)
        ? Names[(int)ladder][band - Lowest]
        : throw new ArgumentOutOfRangeException(nameof(band), band, "A band is from 1 to 9.");

    /// <summary>Finds a band from what a person or a file wrote: a number from 1 to 9, or a name in any ladder.</summary>
    public static int? Parse(string text)
    {
        var trimmed = text.Trim();
        if (int.TryParse(trimmed, out var number)) return IsValid(number) ? number : null;
        foreach (var ladder in Names)
        {
            var at = Array.FindIndex(ladder, n => string.Equals(n, trimmed, StringComparison.OrdinalIgnoreCase));
            if (at >= 0) return at + Lowest;
        }
        return null;
    }
}
