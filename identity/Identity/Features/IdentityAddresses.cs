using Microsoft.Extensions.Configuration;

namespace Secondments.Identity.Features;

/// <summary>The one origin of links, issuer and redirects.</summary>
internal sealed class IdentityAddresses
{
    public IdentityAddresses(IConfiguration configuration)
    {
        var url = configuration["PublicUrl"];
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
            throw new InvalidOperationException("PublicUrl must be the address of the exchange, such as https://secondments.example.org.");
        Issuer = url.TrimEnd('/');
        IsHttps = parsed.Scheme == Uri.UriSchemeHttps;
    }

    public string Issuer { get; }

    public bool IsHttps { get; }
}
