using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Secondments.Gateway.Tests.Running;
using Secondments.Hosting.Telemetry;
using Secondments.Testing;

namespace Secondments.Gateway.Tests;

public sealed class HttpsTests
{
    [Fact]
    public async Task Https_WithACertificateFromTheSettings_IsServedAndPassedOn()
    {
        using var folder = new TestFolder();
        var (certificate, key) = MakeCertificate(folder);
        await using var portal = await Backend.Start("portal");
        var address = Backend.Nobody();
        await using var gateway = await RunningGateway.Start(
            [
                ("PublicUrl", $"https://localhost:{address.Port}"), ("Kestrel:Endpoints:Https:Url", $"https://localhost:{address.Port}"),
                ("Kestrel:Endpoints:Https:Certificate:Path", certificate), ("Kestrel:Endpoints:Https:Certificate:KeyPath", key),
            ],
            ("portal", portal.Address));
        using var http = new HttpClient(new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true } });

        using var answer = await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"https://localhost:{address.Port}/")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        });

        Assert.Equal((HttpStatusCode.OK, "portal"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Contains("max-age=", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
        Assert.Equal("https", Assert.Single(portal.Seen).Headers["X-Forwarded-Proto"]);
        // The certificate needn't be one that the machine trusts, or of this name, to ask oneself.
        Assert.Equal(0, await ReadyQuestion.Ask(["--url", $"https://127.0.0.1:{address.Port}"], _ => null, TextWriter.Null));
    }

    private static (string Certificate, string Key) MakeCertificate(TestFolder folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(folder.File("tls.pem"), made.ExportCertificatePem());
        File.WriteAllText(folder.File("tls.key"), key.ExportPkcs8PrivateKeyPem());
        return (folder.File("tls.pem"), folder.File("tls.key"));
    }
}
