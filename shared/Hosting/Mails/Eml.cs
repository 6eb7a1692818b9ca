using System.Globalization;
using System.Net.Mail;
using System.Text;

namespace Secondments.Hosting.Mails;

/// <summary>
/// A letter as an Internet message (RFC 5322, MIME): plain text, and HTML beside it where there is some, both UTF-8. The text
/// stays readable as it is (8bit) unless a line is longer than the 998 octets that RFC 5322 §2.1.1 allows.
/// </summary>
internal static class Eml
{
    private const string Boundary = "=_secondments_alternative";
    private const int LongestLine = 990;

    public static string Write(Letter letter, DateTimeOffset at, string id)
    {
        var message = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"Date: {DateOf(at)}\r\n")
            .Append(CultureInfo.InvariantCulture, $"From: {Address(letter.From)}\r\n")
            .Append(CultureInfo.InvariantCulture, $"To: {Address(letter.To)}\r\n")
            .Append(CultureInfo.InvariantCulture, $"Subject: {Words(letter.Subject)}\r\n")
            .Append(CultureInfo.InvariantCulture, $"Message-ID: <{id}>\r\n")
            .Append("MIME-Version: 1.0\r\nAuto-Submitted: auto-generated\r\n");
        if (letter.Html is null) return Part(message, "text/plain", letter.Text).ToString();

        message.Append(CultureInfo.InvariantCulture, $"Content-Type: multipart/alternative; boundary=\"{Boundary}\"\r\n\r\n--{Boundary}\r\n");
        Part(message, "text/plain", letter.Text).Append(CultureInfo.InvariantCulture, $"\r\n--{Boundary}\r\n");
        return Part(message, "text/html", letter.Html).Append(CultureInfo.InvariantCulture, $"\r\n--{Boundary}--\r\n").ToString();
    }

    /// <summary>RFC 5322 §3.3, in UTC.</summary>
    public static string DateOf(DateTimeOffset at) => $"{at.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000";

    private static StringBuilder Part(StringBuilder message, string type, string text)
    {
        var lines = text.ReplaceLineEndings("\r\n");
        var isShort = lines.Split("\r\n").All(l => Encoding.UTF8.GetByteCount(l) <= LongestLine) && !lines.Contains(Boundary, StringComparison.Ordinal);
        var body = isShort ? lines : Convert.ToBase64String(Encoding.UTF8.GetBytes(lines), Base64FormattingOptions.InsertLineBreaks);
        return message.Append(CultureInfo.InvariantCulture, $"Content-Type: {type}; charset=utf-8\r\nContent-Transfer-Encoding: {(isShort ? "8bit" : "base64")}\r\n\r\n{body}");
    }

    /// <exception cref="FormatException">Not an address.</exception>
    private static string Address(string text)
    {
        var address = new MailAddress(text);
        return address.DisplayName is "" ? address.Address : $"{Words(address.DisplayName)} <{address.Address}>";
    }

    /// <summary>RFC 2047 encoded words of at most 75 characters where the text isn't plain ASCII.</summary>
    private static string Words(string text)
    {
        if (text.All(c => c is >= ' ' and <= '~')) return text;
        var words = new List<string>();
        var piece = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Encoding.UTF8.GetByteCount(piece.ToString()) + rune.Utf8SequenceLength > 42)
            {
                words.Add(Word(piece));
                piece.Clear();
            }
            piece.Append(rune.ToString());
        }
        words.Add(Word(piece));
        return string.Join("\r\n ", words);
    }

    private static string Word(StringBuilder piece) => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(piece.ToString()))}?=";
}
