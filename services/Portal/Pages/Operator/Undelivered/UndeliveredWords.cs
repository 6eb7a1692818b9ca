using System.Text;

namespace Secondments.Portal.Pages.Operator.Undelivered;

/// <summary>Undelivered messages in words: what they are, and what kind of reason the program's own words are.</summary>
internal static class UndeliveredWords
{
    /// <summary><c>OpportunityChanged</c>: opportunity changed.</summary>
    public static string NameOf(string message)
    {
        if (message == "mail") return "e-mail";
        var words = new StringBuilder();
        foreach (var letter in message)
        {
            if (char.IsUpper(letter) && words.Length > 0) words.Append(' ');
            words.Append(char.ToLowerInvariant(letter));
        }
        return words.ToString();
    }

    /// <param name="reason">The kind of failure, a colon, and what the program said.</param>
    public static string Of(string reason) => reason.Split(':')[0] switch
    {
        "UnavailableException" or "HttpRequestException" or "SocketException" or "TimeoutException" or "TaskCanceledException" or "NpgsqlException"
            => "Something that it needs could not be reached. When that is back, try again.",
        "SmtpException" or "SmtpFailedRecipientException" or "SmtpFailedRecipientsException"
            => "The mail server did not take it. Look at its address and its settings, then try again.",
        "CryptographicException" => "It was sealed with a key that is not here any more, so it cannot be read. Discard it, and have whatever it was about done again.",
        "JsonException" => "What was sent could not be read. A newer version of the exchange may be able to: try again after an update.",
        "IOException" or "UnauthorizedAccessException" => "A file could not be written. Look at the disk and at who may write there, then try again.",
        _ => "The program stopped with an error while it dealt with it. Try again once; if that does not help, tell whoever maintains it what the program said.",
    };
}
