using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Secondments.Grains;
using Secondments.Hosting.Modules;

namespace Secondments.Hosting.Mails;

/// <summary>A mail in words, ready to send.</summary>
/// <param name="Html">Null where the template has plain text only.</param>
public sealed record Letter(string From, string To, string Subject, string Text, string? Html);

/// <summary>
/// Turns a mail into words by its template: <c>Mails/{name}.txt</c> and <c>.html</c>, embedded in the service's assembly. The
/// text begins with a line <c>subject: …</c>; <c>{{name}}</c> stands for a value, encoded in HTML. <c>link</c> holds a path, and
/// is shown with PublicUrl before it.
/// </summary>
public sealed partial class MailTemplates(IReadOnlyList<Module> modules, MailOptions options)
{
    private readonly ConcurrentDictionary<string, Template> _templates = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">No such template, or it names a value that the mail doesn't have.</exception>
    public Letter Write(Mail mail)
    {
        var template = _templates.GetOrAdd(mail.Template, Load);
        var values = mail.Model.ToDictionary(v => v.Key, v => v.Key is "link" ? options.PublicUrl.GetLeftPart(UriPartial.Authority) + v.Value : v.Value);
        return new Letter(
            options.From,
            mail.To,
            // A value must not begin a header of its own.
            Fill(template.Subject, values, mail.Template, v => v.ReplaceLineEndings(" ")),
            Fill(template.Text, values, mail.Template, v => v),
            template.Html is null ? null : Fill(template.Html, values, mail.Template, WebUtility.HtmlEncode));
    }

    private static string Fill(string text, Dictionary<string, string> values, string template, Func<string, string> encode) =>
        Placeholder().Replace(text, m => values.TryGetValue(m.Groups[1].Value, out var value)
            ? encode(value)
            : throw new InvalidOperationException($"The mail {template} has no value for {{{{{m.Groups[1].Value}}}}}."));

    private Template Load(string name)
    {
        var text = Read(name + ".txt") ?? throw new InvalidOperationException($"There is no template Mails/{name}.txt.");
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0 || !text.StartsWith("subject:", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"Mails/{name}.txt doesn't begin with a line «subject: …».");
        return new Template(text["subject:".Length..end].Trim(), text[(end + 1)..].Trim() + "\n", Read(name + ".html"));
    }

    private string? Read(string file)
    {
        foreach (var assembly in modules.Select(m => m.GetType().Assembly).Distinct())
        {
            using var stream = assembly.GetManifestResourceStream($"Mails/{file}");
            if (stream is null) continue;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd().ReplaceLineEndings("\n");
        }
        return null;
    }

    [GeneratedRegex(@"\{\{\s*([A-Za-z][A-Za-z0-9_]*)\s*\}\}")]
    private static partial Regex Placeholder();

    private sealed record Template(string Subject, string Text, string? Html);
}
