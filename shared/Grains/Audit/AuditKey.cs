using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Secondments.Grains.Audit;

/// <summary>
/// Signs the heads of the audit (ECDSA, P-256, SHA-256) and keeps them in a log outside the database: <c>Audit:Folder</c>, by
/// default <c>audit</c> in the data folder. The key is a file there that the database's role can't read.
/// </summary>
public sealed class AuditKey(IConfiguration configuration)
{
    private readonly Lock _lock = new();
    private ECDsa? _key;

    public string Folder { get; } = configuration["Audit:Folder"] ?? Path.Combine(configuration["Data"] ?? "data", "audit");

    public string Sign(string text) => Convert.ToBase64String(Key().SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256));

    public bool Verify(string text, string signature)
    {
        var bytes = new byte[64];
        return Convert.TryFromBase64String(signature, bytes, out var length)
            && Key().VerifyData(Encoding.UTF8.GetBytes(text), bytes.AsSpan(0, length), HashAlgorithmName.SHA256);
    }

    private ECDsa Key()
    {
        lock (_lock)
        {
            if (_key is not null) return _key;
            Directory.CreateDirectory(Folder);
            var file = Path.Combine(Folder, "key.pem");
            var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            if (File.Exists(file))
            {
                key.ImportFromPem(File.ReadAllText(file));
            }
            else
            {
                var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
                if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                using var stream = new FileStream(file, options);
                stream.Write(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
            }
            return _key = key;
        }
    }
}
