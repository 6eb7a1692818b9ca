namespace Secondments.Kernel;

/// <summary>
/// Text that a spreadsheet would run instead of showing (OWASP, CSV injection). In files of ours such a cell begins with one more
/// apostrophe than its text, also where the text has apostrophes of its own before the sign: taking one off is then always right.
/// </summary>
public static class Formula
{
    public static bool Begins(string text) => text.AsSpan().TrimStart('\'') is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\0', ..];
}
