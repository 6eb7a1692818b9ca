using Microsoft.Extensions.Configuration;

namespace Secondments.Search.Elasticsearch;

/// <summary>How the search server is reached: the section <c>Search:Elasticsearch</c>.</summary>
internal sealed record ElasticsearchOptions(IReadOnlyList<Uri> Urls)
{
    /// <summary>What every index and alias of this exchange begins with.</summary>
    public string Prefix { get; init; } = "secondments";

    /// <summary>An API key in the form in which the server gave it out (base64 of id and key).</summary>
    public string? ApiKey { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The file (PEM) of the authority that signed the server's certificate, where the machine doesn't know it.</summary>
    public string? CaCertificate { get; init; }

    /// <summary>SHA-256 of the server's certificate, or of the authority that signed it, in hexadecimal, as the server prints it at its first start.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>All that one question may take; a page that comes later than that helps nobody.</summary>
    public TimeSpan QueryTimeout { get; init; } = TimeSpan.FromMilliseconds(900);

    /// <summary>What one request of writing may take; rewriting all documents of a large organisation is the longest.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <exception cref="InvalidOperationException">Something that is set can't be used; the message names it.</exception>
    public static ElasticsearchOptions Read(IConfiguration section)
    {
        var urls = (section["Urls"]?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
            .Concat(section.GetSection("Urls").GetChildren().Select(c => c.Value ?? ""))
            .Select(url => Uri.TryCreate(url.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                ? address
                : throw new InvalidOperationException($"Search:Elasticsearch:Urls holds «{url}», which is no http or https address."))
            .ToList();
        if (urls.Count == 0) throw new InvalidOperationException("Search:Elasticsearch:Urls is missing: it names the nodes of the search server, such as https://search.example:9200.");
        var options = new ElasticsearchOptions(urls)
        {
            Prefix = section["Prefix"] is { Length: > 0 } prefix ? prefix : "secondments",
            ApiKey = section["ApiKey"],
            User = section["User"],
            Password = section["Password"],
            CaCertificate = section["CaCertificate"],
            Fingerprint = section["Fingerprint"]?.Replace(":", "", StringComparison.Ordinal),
        };
        if (options.Prefix.Any(c => c is not (>= 'a' and <= 'z' or >= '0' and <= '9' or '-' or '_')) || options.Prefix[0] is '-' or '_')
            throw new InvalidOperationException("Search:Elasticsearch:Prefix is made of small letters, digits, - and _, and begins with a letter or digit.");
        if (options.CaCertificate is { Length: > 0 } file && !File.Exists(file)) throw new InvalidOperationException($"Search:Elasticsearch:CaCertificate names {file}, which isn't there.");
        if (options.Fingerprint is { Length: > 0 } print && (print.Length != 64 || !print.All(char.IsAsciiHexDigit)))
            throw new InvalidOperationException("Search:Elasticsearch:Fingerprint is a SHA-256 in hexadecimal: 64 digits.");
        return options;
    }
}
