namespace Secondments.Architecture.Tests.Rules;

/// <summary>Fails with every violation on a line of its own.</summary>
public static class Verdict
{
    public static void None(IEnumerable<string> violations)
    {
        var all = violations.Distinct().ToList();
        Assert.True(all.Count == 0, $"{all.Count} violations:\n{string.Join('\n', all)}");
    }
}
