using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Secondments.Portal.Frame;

/// <summary>
/// Keeps what was answered on the steps of a decision until it is confirmed: encrypted, in this browser only, and given to
/// these pages alone, so that a reload or a lost signal loses nothing and no unconfirmed answer lies on the server.
/// </summary>
/// <param name="path">The steps' common path.</param>
/// <param name="about">What the answers belong to: those about another record, or by another person, are not read.</param>
internal sealed class StepCookie<T>(HttpContext context, string path, string about) where T : class
{
    // Of what is sent back with each request of these pages; a server takes 32 KB of headers in all.
    private const int Longest = 20_000;
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(14);
    private readonly ChunkingCookieManager _cookies = new();
    private readonly ITimeLimitedDataProtector _protector = context.RequestServices.GetDataProtectionProvider()
        .CreateProtector("Secondments.Portal.Steps", typeof(T).Name, Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(about)))).ToTimeLimitedDataProtector();

    private string Name => $"steps{path.Replace('/', '-')}";

    public T? Read()
    {
        if (_cookies.GetRequestCookie(context, Name) is not { Length: > 0 } kept) return null;
        try
        {
            using var packed = new BrotliStream(new MemoryStream(_protector.Unprotect(Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(kept))), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<T>(packed, Kernel.Json.Stored);
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException or InvalidDataException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>False when it is more than a browser carries: then only the page that is sent next has it.</summary>
    public bool Keep(T answers)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true)) JsonSerializer.Serialize(brotli, answers, Kernel.Json.Stored);
        var kept = Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(_protector.Protect(packed.ToArray(), Lasts));
        if (kept.Length > Longest) return false;
        _cookies.AppendResponseCookie(context, Name, kept, Options());
        return true;
    }

    public void Forget() => _cookies.DeleteCookie(context, Name, Options());

    private CookieOptions Options() => new() { HttpOnly = true, IsEssential = true, Path = path, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps };
}
