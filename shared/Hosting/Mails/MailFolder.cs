using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Secondments.Hosting.Mails;

/// <summary>One mail in the folder, as a list shows it.</summary>
public sealed record MailSummary(string Id, string From, string To, string Subject, DateTimeOffset At);

/// <summary>One mail in the folder.</summary>
/// <param name="Links">The addresses in its text, in order.</param>
public sealed record MailMessageView(string Id, string From, string To, string Subject, DateTimeOffset At, string Text, IReadOnlyList<string> Links);

/// <summary>Reads the mails that the folder provider wrote, for the page that shows them where nothing is sent.</summary>
public sealed partial class MailFolder(MailOptions options)
{
    /// <summary>False when mails go to a server and there is nothing to show.</summary>
    public bool IsUsed => options.ToFolder;

    /// <summary>Newest first. <paramref name="to"/>: only those to this address, or with <paramref name="inPart"/> to one that contains it.</summary>
    public IReadOnlyList<MailSummary> List(int most, string? to = null, bool inPart = false)
    {
        if (!Directory.Exists(options.Folder)) return [];
        return [.. Directory.EnumerateFiles(options.Folder, "*.eml")
            .OrderByDescending(f => f, StringComparer.Ordinal)
            .Select(f => Read(Path.GetFileNameWithoutExtension(f)))
            .OfType<MailMessageView>()
            .Where(m => to is null || (inPart ? m.To.Contains(to, StringComparison.OrdinalIgnoreCase) : string.Equals(m.To, to, StringComparison.OrdinalIgnoreCase)))
            .Take(most)
            .Select(m => new MailSummary(m.Id, m.From, m.To, m.Subject, m.At))];
    }

    /// <summary>Null when there is no such mail.</summary>
    public MailMessageView? Read(string id)
    {
        if (!Name().IsMatch(id)) return null;
        var file = Path.Combine(options.Folder, id + ".eml");
        if (!File.Exists(file)) return null;
        var (headers, body) = Split(File.ReadAllText(file));
        var text = TextOf(headers, body);
        return new MailMessageView(
            id, Decode(headers, "From"), Decode(headers, "To"), Decode(headers, "Subject"),
            DateTimeOffset.TryParse(headers.GetValueOrDefault("Date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : default,
            text,
            [.. Link().Matches(text).Select(m => m.Value).Distinct()]);
    }

    /// <summary>Writes a letter once more, as of now. Null when there is no such mail.</summary>
    /// <returns>What the new one is called.</returns>
    public async Task<string?> WriteAgain(string id, DateTimeOffset now, CancellationToken cancel)
    {
        var file = Path.Combine(options.Folder, id + ".eml");
        if (!IsUsed || !Name().IsMatch(id) || !File.Exists(file)) return null;
        var again = NameAt(now);
        var text = Date().Replace(await File.ReadAllTextAsync(file, cancel), $"Date: {Eml.DateOf(now)}\r\n", 1).Replace($"Message-ID: <{id}@", $"Message-ID: <{again}@", StringComparison.Ordinal);
        await Write(again, text, cancel);
        return again;
    }

    /// <summary>A name for a letter of now; names sort by time.</summary>
    internal static string NameAt(DateTimeOffset now) =>
        $"{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

    internal async Task Write(string name, string message, CancellationToken cancel)
    {
        Directory.CreateDirectory(options.Folder);
        // Whoever reads the folder sees whole files only.
        var half = Path.Combine(options.Folder, name + ".tmp");
        await File.WriteAllTextAsync(half, message, cancel);
        File.Move(half, Path.Combine(options.Folder, name + ".eml"));
    }

    private static string TextOf(Dictionary<string, string> headers, string body)
    {
        if (Boundary().Match(headers.GetValueOrDefault("Content-Type", "")) is { Success: true } boundary)
        {
            var part = body.Split($"--{boundary.Groups[1].Value}\r\n", 3)[1];
            (headers, body) = Split(part);
        }
        return headers.GetValueOrDefault("Content-Transfer-Encoding") is "base64" ? Encoding.UTF8.GetString(Convert.FromBase64String(body)) : body.TrimEnd('\r', '\n').ReplaceLineEndings("\n");
    }

    private static (Dictionary<string, string> Headers, string Body) Split(string message)
    {
        var end = message.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        // A line that begins with a blank goes on with the one before (RFC 5322 §2.2.3).
        foreach (var line in message[..end].Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) headers[line[..colon]] = line[(colon + 1)..].Trim();
        }
        return (headers, message[(end + 4)..]);
    }

    private static string Decode(Dictionary<string, string> headers, string name) => EncodedWord().Replace(
        BetweenWords().Replace(headers.GetValueOrDefault(name, ""), "?==?"),
        m => Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups[1].Value)));

    [GeneratedRegex("^[0-9]{8}T[0-9]{9}-[0-9a-f]{8}$")]
    private static partial Regex Name();

    [GeneratedRegex("^Date: [^\r\n]*\r\n")]
    private static partial Regex Date();

    [GeneratedRegex("boundary=\"([^\"]+)\"")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=\?utf-8\?B\?([A-Za-z0-9+/=]+?)\?=")]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"https?://[^\s<>""]+")]
    private static partial Regex Link();
}
