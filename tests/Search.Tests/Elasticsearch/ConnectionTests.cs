using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Secondments.Grains;
using Secondments.Search.Elasticsearch;
using Secondments.Testing;

namespace Secondments.Search.Tests.Elasticsearch;

/// <summary>Who we are to the server, and by what we know it.</summary>
public sealed class ConnectionTests : IDisposable
{
    private static readonly X509Certificate2 Authority = MakeAuthority("CN=Ours");
    private static readonly X509Certificate2 Server = MakeServer(Authority, "localhost");

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Send_WithAnApiKeyOrAPassword_CarriesIt()
    {
        await using var server = await FakeSearchServer.Start();

        await Ask(new ElasticsearchOptions([server.Url]) { ApiKey = "a2V5" });
        Assert.Equal("ApiKey a2V5", server.Authorization);

        await Ask(new ElasticsearchOptions([server.Url]) { User = "sök", Password = "a:b" });
        Assert.Equal($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("sök:a:b"))}", server.Authorization);

        await Ask(new ElasticsearchOptions([server.Url]));
        Assert.Null(server.Authorization);
    }

    [Fact]
    public async Task Send_OverTls_OnlyToAServerThatTheAuthorityOrTheFingerprintNames()
    {
        await using var server = await FakeSearchServer.Start(Server, "localhost");
        await using var elsewhere = await FakeSearchServer.Start(Server);

        await Ask(new ElasticsearchOptions([server.Url]) { CaCertificate = FileOf(Authority) });
        await Ask(new ElasticsearchOptions([server.Url]) { Fingerprint = PrintOf(Server) });
        // A server that is named itself may be called by another name; one that an authority answers for may not.
        await Ask(new ElasticsearchOptions([elsewhere.Url]) { Fingerprint = PrintOf(Server) });
        Assert.Equal(2, server.Asked.Count);
        Assert.Single(elsewhere.Asked);

        await Refused(new ElasticsearchOptions([server.Url]));
        await Refused(new ElasticsearchOptions([server.Url]) { CaCertificate = FileOf(MakeAuthority("CN=Ours")) });
        await Refused(new ElasticsearchOptions([server.Url]) { Fingerprint = new string('0', 64) });
        await Refused(new ElasticsearchOptions([elsewhere.Url]) { CaCertificate = FileOf(Authority) });
        Assert.Equal(2, server.Asked.Count);
        Assert.Single(elsewhere.Asked);
    }

    [Theory]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors, true)]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors | SslPolicyErrors.RemoteCertificateNameMismatch, false)]
    public void IsTrusted_FingerprintOfAnAuthorityThatIsSent_ForTheNameThatItSigned(SslPolicyErrors errors, bool trusted)
    {
        using var sent = new X509Chain();
        sent.ChainPolicy.ExtraStore.Add(Authority);

        Assert.Equal(trusted, ServerConnection.IsTrusted(Server, sent, errors, null, PrintOf(Authority)));
        Assert.False(ServerConnection.IsTrusted(MakeServer(MakeAuthority("CN=Ours"), "localhost"), sent, errors, null, PrintOf(Authority)));
    }

    private static async Task Ask(ElasticsearchOptions options)
    {
        using var client = new ElasticsearchClient(options, TimeProvider.System);
        await client.Get(HttpMethod.Get, "", null, TestContext.Current.CancellationToken);
    }

    private static Task Refused(ElasticsearchOptions options) => Assert.ThrowsAsync<UnavailableException>(() => Ask(options));

    private static string PrintOf(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);

    private string FileOf(X509Certificate2 certificate)
    {
        var file = _folder.File($"{certificate.Thumbprint}.pem");
        File.WriteAllText(file, certificate.ExportCertificatePem());
        return file;
    }

    private static X509Certificate2 MakeAuthority(string name)
    {
        var request = new CertificateRequest(name, ECDsa.Create(ECCurve.NamedCurves.nistP256), HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(2));
    }

    private static X509Certificate2 MakeServer(X509Certificate2 authority, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), RandomNumberGenerator.GetBytes(8));
        using var withKey = certificate.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }
}
