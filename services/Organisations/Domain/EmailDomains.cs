namespace Secondments.Organisations.Domain;

/// <summary>E-mail addresses and their domains, and which domains can't speak for one body.</summary>
internal static class EmailDomains
{
    private static readonly HashSet<string> FreeMail = new(StringComparer.Ordinal)
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "hotmail.co.uk", "live.com", "live.co.uk", "msn.com",
        "yahoo.com", "yahoo.co.uk", "ymail.com", "icloud.com", "me.com", "mac.com", "aol.com", "aol.co.uk", "btinternet.com",
        "btopenworld.com", "sky.com", "talktalk.net", "virginmedia.com", "ntlworld.com", "blueyonder.co.uk", "protonmail.com",
        "proton.me", "pm.me", "gmx.com", "gmx.co.uk", "mail.com", "zoho.com", "fastmail.com", "tutanota.com", "yandex.com",
    };

    /// <summary>Several bodies have addresses directly in these, or register names below them.</summary>
    private static readonly HashSet<string> Shared = new(StringComparer.Ordinal)
    {
        "nhs.net", "nhs.uk", "ac.uk", "gov.uk", "gov.scot", "gov.wales", "nhs.scot", "wales.nhs.uk", "hscni.net", "police.uk",
        "mod.uk", "sch.uk", "org.uk", "co.uk", "me.uk", "ltd.uk", "plc.uk", "net.uk", "judiciary.uk", "parliament.uk",
        "cjsm.net", "onmicrosoft.com", "org", "com", "net", "uk", "eu", "scot", "wales", "cymru", "london",
    };

    public static bool IsFreeMail(string domain) => FreeMail.Contains(domain);

    public static bool IsShared(string domain) => Shared.Contains(domain);

    /// <summary>Reads a domain as people write it (<c>@Kirklees.gov.uk</c>); null when it can't be one.</summary>
    public static string? ReadDomain(string? text)
    {
        var domain = (text ?? "").Trim().TrimStart('@').ToLowerInvariant();
        if (domain.Length is 0 or > 253) return null;
        var labels = domain.Split('.');
        return labels.Length >= 2 && labels.All(IsLabel) && !labels[^1].All(char.IsAsciiDigit) ? domain : null;
    }

    /// <summary>Reads an address; its domain comes back in lower case. Null when no mail could reach it.</summary>
    public static string? ReadAddress(string? text)
    {
        var address = (text ?? "").Trim();
        var at = address.LastIndexOf('@');
        if (at is < 1 or > 64 || address.Length > 254) return null;
        var name = address[..at];
        var plain = name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal));
        if (!plain || name[0] == '.' || name[^1] == '.' || name.Contains("..", StringComparison.Ordinal)) return null;
        return ReadDomain(address[(at + 1)..]) is { } domain && !address[(at + 1)..].StartsWith('@') ? $"{name}@{domain}" : null;
    }

    public static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..].ToLowerInvariant();

    /// <summary>True when <paramref name="domain"/> is <paramref name="within"/> or lies below it.</summary>
    public static bool IsWithin(string domain, string within) =>
        domain == within || domain.EndsWith("." + within, StringComparison.Ordinal);

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
