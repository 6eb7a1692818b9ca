namespace Secondments.Opportunities.Domain;

/// <summary>E-mail addresses as far as they can be told by looking.</summary>
public static class EmailAddress
{
    private const int Longest = 254;

    /// <summary>One @, a dotted ASCII domain, nothing that a mail header would read as more than one address.</summary>
    public static bool IsOne(string text)
    {
        var at = text.IndexOf('@');
        if (at < 1 || at != text.LastIndexOf('@') || text.Length > Longest) return false;
        var domain = text[(at + 1)..];
        return domain.Contains('.') && domain.Split('.').All(label => label.Length > 0)
            && domain.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-')
            && text.All(c => c > ' ' && c != '\u007f' && !char.IsSurrogate(c) && !",;<>\"()[]\\:".Contains(c));
    }

    /// <summary>Addresses differ in case only by mistake.</summary>
    public static bool AreSame(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the address lies in one of <paramref name="domains"/>, exactly: a subdomain is another domain.</summary>
    public static bool IsIn(string email, IReadOnlyList<string> domains)
    {
        var domain = email[(email.LastIndexOf('@') + 1)..];
        return domains.Contains(domain, StringComparer.OrdinalIgnoreCase);
    }
}
