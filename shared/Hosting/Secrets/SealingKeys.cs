using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Secondments.Hosting.Secrets;

/// <summary>
/// New keys, before their time, to seal cookies, cursors and what waits in the databases. A process looks for them when it starts
/// and once a day.
/// </summary>
public sealed class SealingKeys(IKeyManager keys, IOptions<KeyManagementOptions> options)
{
    /// <summary>By then every process knows it, and can open what another seals with it.</summary>
    private static readonly TimeSpan KnownBefore = TimeSpan.FromDays(2);

    /// <summary>Makes the next key. All go on being opened that were sealed by those before.</summary>
    public SealingKey MakeNext() => Make(TimeProvider.System.GetUtcNow() + KnownBefore);

    /// <summary>Makes a key that seals at once, and withdraws those before: of what they sealed only that is opened which lies in our own databases.</summary>
    public SealingKey Replace()
    {
        var made = Make(TimeProvider.System.GetUtcNow());
        // Those that are older than this one.
        keys.RevokeAllKeys(made.CreatedAt, "They may be known to others.");
        return made;
    }

    private SealingKey Make(DateTimeOffset from)
    {
        var key = keys.CreateNewKey(from, from + options.Value.NewKeyLifetime);
        return new SealingKey(key.KeyId, key.CreationDate, key.ActivationDate);
    }
}

/// <param name="SealsFrom">Until then another seals; it opens at once.</param>
public sealed record SealingKey(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset SealsFrom);
