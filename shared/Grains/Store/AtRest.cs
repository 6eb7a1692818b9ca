using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Secondments.Grains.Store;

/// <summary>
/// Opens what lies sealed in our own databases, by a key that was withdrawn too: nobody outside can have put it there, and it
/// must not be lost with the key. What comes from outside (cookies, cursors, forms) is never opened here.
/// </summary>
public static class AtRest
{
    /// <param name="text">As <c>Protect</c> gave it.</param>
    /// <exception cref="CryptographicException">It was changed, or the key that sealed it isn't here any more.</exception>
    public static string Open(IDataProtector protector, string text)
    {
        if (protector is not IPersistedDataProtector keys) return protector.Unprotect(text);
        try
        {
            return Encoding.UTF8.GetString(keys.DangerousUnprotect(Base64Url.DecodeFromChars(text), ignoreRevocationErrors: true, out _, out _));
        }
        catch (FormatException e)
        {
            throw new CryptographicException("It isn't what was sealed.", e);
        }
    }
}
