using System.Security.Cryptography;
using System.Text;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Identity.Domain;

/// <summary>
/// An application that may ask for tokens: one that people sign in to (configured, with redirect addresses), or an
/// organisation's own system (made by its admin, with a secret and no person).
/// </summary>
internal sealed class OidcClient
{
    /// <summary>The <c>sub</c> of its own tokens.</summary>
    public Guid Id { get; set; }

    /// <summary><c>client_id</c>: the id of an organisation's system, a name from configuration otherwise.</summary>
    public string ClientId { get; set; } = "";
    public string Name { get; set; } = "";

    /// <summary>Null: a public client, which proves itself by PKCE and its redirect address alone.</summary>
    public string? SecretHash { get; set; }

    /// <summary>The secret before the last rotation, good until <see cref="OldSecretUntil"/>.</summary>
    public string? OldSecretHash { get; set; }
    public DateTimeOffset? OldSecretUntil { get; set; }
    public DateTimeOffset? SecretFrom { get; set; }

    /// <summary>Which request rotated last, so that the same one repeated rotates once.</summary>
    public Guid? RotatedBy { get; set; }
    public Guid? Organisation { get; set; }
    public string[] Roles { get; set; } = [];
    public string[] RedirectUris { get; set; } = [];
    public string[] PostLogoutRedirectUris { get; set; } = [];
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? LastUsedAt { get; set; }
    public DateTimeOffset? DisabledAt { get; set; }
    public long Version { get; set; }

    /// <summary>Systems act as themselves, applications for people; none does both.</summary>
    public bool IsSystem => Organisation is not null;

    public bool IsPublic => SecretHash is null;

    /// <summary>Character for character (RFC 9700 §2.1): no prefix, no pattern, no other port.</summary>
    public bool MayRedirectTo(string? uri) => uri is not null && RedirectUris.Contains(uri, StringComparer.Ordinal);

    public bool MayReturnTo(string? uri) => uri is not null && PostLogoutRedirectUris.Contains(uri, StringComparer.Ordinal);

    public bool HasSecret(string? secret, DateTimeOffset now)
    {
        if (SecretHash is null || secret is null) return false;
        var hash = Encoding.ASCII.GetBytes(Secrets.Hash(secret));
        var isPresent = CryptographicOperations.FixedTimeEquals(hash, Encoding.ASCII.GetBytes(SecretHash));
        return isPresent || HasOldSecret(now) && CryptographicOperations.FixedTimeEquals(hash, Encoding.ASCII.GetBytes(OldSecretHash!));
    }

    /// <summary>Two secrets are good at present.</summary>
    public bool HasOldSecret(DateTimeOffset now) => OldSecretHash is not null && now < OldSecretUntil;

    /// <summary>The roles that a system of this organisation may be given: the operators' only in the exchange itself.</summary>
    public static bool MayHold(OrganisationId organisation, MemberRole role) =>
        (role is MemberRole.Operator) == (organisation == Exchange.Organisation);

    /// <summary>An address that may be registered: absolute, without fragment, https unless on the same machine.</summary>
    public static bool IsRegistrable(string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var parsed)
        && parsed.Fragment.Length == 0 && !uri.Contains('#', StringComparison.Ordinal)
        && (parsed.Scheme == Uri.UriSchemeHttps || (parsed.Scheme == Uri.UriSchemeHttp && parsed.IsLoopback));
}
