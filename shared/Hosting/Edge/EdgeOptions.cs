using Microsoft.Extensions.Configuration;

namespace Secondments.Hosting.Edge;

/// <summary>How the edge is set up.</summary>
/// <param name="PublicUrl"><c>PublicUrl</c>: the one origin of links, issuer and redirects.</param>
/// <param name="Hosts"><c>Edge:Hosts</c>: further Host headers that are let in, beside those of PublicUrl and the listeners.</param>
/// <param name="TrustedProxies"><c>Edge:TrustedProxies</c>: addresses and networks whose X-Forwarded-* count.</param>
public sealed record EdgeOptions(Uri PublicUrl, IReadOnlyList<string> Hosts, TrustedProxies TrustedProxies)
{
    public bool IsHttps => PublicUrl.Scheme == Uri.UriSchemeHttps;

    /// <exception cref="InvalidOperationException">PublicUrl isn't an absolute http or https address, or a trusted proxy isn't one.</exception>
    public static EdgeOptions From(IConfiguration configuration)
    {
        var text = configuration["PublicUrl"] ?? "http://localhost:8080";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new InvalidOperationException($"PublicUrl is «{text}»; it must be an address such as https://exchange.example.");
        return new EdgeOptions(url, configuration.GetSection("Edge:Hosts").Get<string[]>() ?? [], TrustedProxies.Read(configuration.GetSection("Edge:TrustedProxies").Get<string[]>() ?? []));
    }
}
