using System.Text.Json;
using System.Text.RegularExpressions;
using Secondments.Kernel;

namespace Secondments.Hosting.Edge;

/// <summary>Says what is wrong with a JSON body without naming our types, which the serializer's own messages do.</summary>
internal static partial class JsonProblems
{
    public static Error Of(JsonException e)
    {
        var pointer = PointerOf(e.Path);
        if (UnmappedMember().Match(e.Message) is { Success: true } unmapped)
        {
            var name = unmapped.Groups[1].Value;
            return EdgeErrors.UnknownMember(pointer.EndsWith($"/{name}", StringComparison.Ordinal) ? pointer : $"{pointer}/{name}");
        }
        return pointer.Length > 0 ? EdgeErrors.Misshapen(pointer) : EdgeErrors.NotJson;
    }

    /// <summary><c>$.a.b[0]['c.d']</c> as a JSON pointer (RFC 6901): <c>/a/b/0/c.d</c>.</summary>
    private static string PointerOf(string? path) => string.Concat(PathStep().Matches(path ?? "").Select(m =>
        "/" + (m.Groups[1].Value + m.Groups[2].Value + m.Groups[3].Value).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)));

    [GeneratedRegex(@"property '(.{1,200}?)' could not be mapped")]
    private static partial Regex UnmappedMember();

    [GeneratedRegex(@"\.([^.\[]+)|\[(\d+)\]|\['(.*?)'\]")]
    private static partial Regex PathStep();
}
