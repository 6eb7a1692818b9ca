using System.Collections.Frozen;

namespace Secondments.Identity.Domain;

/// <summary>
/// The long passwords that people choose most. Looked up without digits and signs at the end and with the usual swaps of
/// signs for letters undone, so that <c>P@ssw0rd2024!</c> is found as <c>password</c>.
/// </summary>
internal static class CommonPasswords
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "password", "passwort", "passphrase", "mypassword", "thepassword", "newpassword", "changeme", "changemenow", "letmein",
        "letmeinnow", "welcome", "welcomeback", "qwerty", "qwertyui", "qwertyuiop", "qwertyuiopasdf", "asdfghjkl", "asdfghjklzxc",
        "zxcvbnm", "qazwsxedc", "iloveyou", "iloveyousomuch", "administrator", "superuser", "superman", "batman", "football",
        "liverpool", "liverpoolfc", "manchester", "manchesterunited", "arsenal", "chelsea", "chelseafc", "tottenham", "everton",
        "baseball", "basketball", "princess", "sunshine", "shadow", "master", "monkey", "dragon", "charlie", "trustno", "starwars",
        "whatever", "computer", "internet", "secondment", "secondments", "exchange", "default", "temporary", "temppassword",
        "spring", "summer", "autumn", "winter", "january", "february", "september", "october", "november", "december",
        "abcdefghij", "abcdefghijkl", "abcabcabcabc", "testtesttest", "testing", "company", "england", "scotland", "london",
        "correcthorsebatterystaple", "correct horse battery staple", "nothing", "freedom", "michael", "jennifer", "jessica",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string password)
    {
        var lower = password.ToLowerInvariant();
        if (IsRun(lower)) return true;
        var stem = Undo(lower.TrimEnd("0123456789!?.,#*$@_- ".ToCharArray()));
        return Words.Contains(stem) || Words.Contains(Undo(lower)) || Words.Contains(Undo(lower.TrimEnd('!', '?', '.', '#', '*')));
    }

    private static string Undo(string text) =>
        text.Replace('@', 'a').Replace('4', 'a').Replace('0', 'o').Replace('1', 'i').Replace('3', 'e').Replace('5', 's').Replace('$', 's').Replace('7', 't');

    // 1234567890, 9876543210, abcdefghij: nearly every step is one up or one down.
    private static bool IsRun(string text)
    {
        var steps = text.Zip(text.Skip(1), (a, b) => b - a).ToArray();
        return steps.Count(s => s == 1) >= steps.Length - 1 || steps.Count(s => s == -1) >= steps.Length - 1;
    }
}
