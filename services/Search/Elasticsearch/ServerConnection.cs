using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Secondments.Search.Elasticsearch;

/// <summary>Makes the HTTP client: who we are to the server, and by what we know it.</summary>
internal static class ServerConnection
{
    public static HttpClient Open(ElasticsearchOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(500),
            // Names may come to stand for other addresses.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
        };
        if (options.CaCertificate is { Length: > 0 } || options.Fingerprint is { Length: > 0 })
        {
            var authority = options.CaCertificate is { Length: > 0 } file ? X509CertificateLoader.LoadCertificateFromFile(file) : null;
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) => IsTrusted(certificate, chain, errors, authority, options.Fingerprint);
        }
        var client = new HttpClient(handler) { Timeout = options.WriteTimeout };
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        client.DefaultRequestHeaders.Authorization = options switch
        {
            { ApiKey.Length: > 0 } => new AuthenticationHeaderValue("ApiKey", options.ApiKey),
            { User.Length: > 0 } => new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Password}"))),
            _ => null,
        };
        return client;
    }

    // A certificate that is named by its own fingerprint is the server's, whatever name is in it. An authority, named by its
    // fingerprint or its file, must have signed one for the name that was called.
    internal static bool IsTrusted(X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors, X509Certificate2? authority, string? fingerprint)
    {
        if (certificate is not X509Certificate2 server) return false;
        if (fingerprint is { Length: > 0 })
        {
            if (HasPrint(server, fingerprint)) return true;
            authority = sent?.ChainElements.Select(e => e.Certificate).Concat(sent.ChainPolicy.ExtraStore).FirstOrDefault(c => HasPrint(c, fingerprint));
        }
        if (authority is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (sent is not null) chain.ChainPolicy.ExtraStore.AddRange(sent.ChainElements.Select(e => e.Certificate).ToArray());
        return chain.Build(server);
    }

    private static bool HasPrint(X509Certificate2 certificate, string fingerprint) =>
        string.Equals(certificate.GetCertHashString(HashAlgorithmName.SHA256), fingerprint, StringComparison.OrdinalIgnoreCase);
}
