using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Identity.Domain;
using Secondments.Identity.Persistence;
using Secondments.Kernel;

namespace Secondments.Identity.Features.Connect;

/// <summary>The keys that sign tokens: made, kept encrypted, published and replaced in time.</summary>
internal sealed class SigningKeys(IReads<IdentityDb> reads, IEntityWrites<IdentityDb> writes, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Shorter than the day for which a key is published before it signs.</summary>
    private static readonly TimeSpan CopyLife = TimeSpan.FromMinutes(5);

    private readonly IDataProtector _protector = protection.CreateProtector("identity.signing-key");
    private readonly ConcurrentDictionary<Guid, RsaSecurityKey> _private = new();
    private (IReadOnlyCollection<SigningKey> Keys, DateTimeOffset At)? _copy;

    public async Task<SigningCredentials> Signer(CancellationToken cancel)
    {
        var key = KeyRing.Signer(await Ring(cancel), clock.GetUtcNow()) ?? throw new UnavailableException("There is no signing key yet.");
        return new SigningCredentials(_private.GetOrAdd(key.Id, _ => Open(key)), SecurityAlgorithms.RsaSha256);
    }

    /// <summary>The key set as JSON Web Keys, public parts only.</summary>
    public async Task<IReadOnlyList<JsonWebKey>> Published(CancellationToken cancel) =>
        [.. KeyRing.Published(await Ring(cancel), clock.GetUtcNow()).Select(key => new JsonWebKey
        {
            Kty = "RSA",
            Use = "sig",
            Alg = SecurityAlgorithms.RsaSha256,
            Kid = key.Id.ToString(),
            N = key.Modulus,
            E = key.Exponent,
        })];

    /// <summary>Makes the next key when its time has come.</summary>
    public async Task Rotate(CancellationToken cancel)
    {
        if (!KeyRing.NextIsDue(await Load(cancel), clock.GetUtcNow())) return;
        await Make((keys, now) => KeyRing.NextIsDue(keys, now) ? KeyRing.NextSignsFrom(keys, now) : null, cancel);
    }

    /// <summary>Makes the next key before its time.</summary>
    /// <returns>From when on it signs.</returns>
    public async Task<DateTimeOffset> MakeNext(CancellationToken cancel) =>
        (await Make((keys, now) => KeyRing.NextSignsFrom(keys, now), cancel))!.Value;

    /// <summary>Makes a key that signs at once, and withdraws all others: what they signed is worth nothing any more.</summary>
    public Task Replace(CancellationToken cancel) => Make((_, now) => now, cancel, withdrawOthers: true);

    /// <param name="signsFrom">From when on the new key signs, by those that there are and now; null when there is to be none.</param>
    private async Task<DateTimeOffset?> Make(Func<IReadOnlyCollection<SigningKey>, DateTimeOffset, DateTimeOffset?> signsFrom, CancellationToken cancel, bool withdrawOthers = false)
    {
        // Made before the transaction: it takes a while.
        using var rsa = RSA.Create(2048);
        var secret = _protector.Protect(Convert.ToBase64String(rsa.ExportPkcs8PrivateKey()));
        var open = rsa.ExportParameters(false);
        // Where another process made the key of this number at the same moment, it is looked at again.
        var made = await writes.WriteAgain(CommandContext.System, async (db, turn) =>
        {
            var keys = await db.SigningKeys.ToListAsync(cancel);
            if (signsFrom(keys, turn.Now) is not { } from) return null as DateTimeOffset?;
            var key = new SigningKey
            {
                Id = Ids.New(turn.Now),
                Generation = keys.Count == 0 ? 1 : keys.Max(k => k.Generation) + 1,
                Private = secret,
                Modulus = Base64UrlEncoder.Encode(open.Modulus),
                Exponent = Base64UrlEncoder.Encode(open.Exponent),
                CreatedAt = turn.Now,
                SignsFrom = from,
            };
            db.SigningKeys.Add(key);
            turn.Audit("signing_key.made", "signing_key", key.Id, key.Generation);
            if (!withdrawOthers) return from;
            db.SigningKeys.RemoveRange(keys);
            foreach (var old in keys) turn.Audit("signing_key.withdrawn", "signing_key", old.Id, old.Generation);
            return from;
        }, cancel);
        _copy = null;
        return made;
    }

    private async Task<IReadOnlyCollection<SigningKey>> Ring(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (_copy is { } copy && now < copy.At + CopyLife) return copy.Keys;
        var keys = await Load(cancel);
        if (keys.Count == 0)
        {
            await Rotate(cancel);
            keys = await Load(cancel);
        }
        _copy = (keys, now);
        return keys;
    }

    private async Task<IReadOnlyCollection<SigningKey>> Load(CancellationToken cancel) =>
        await reads.Query(Reader.Public, db => db.SigningKeys.AsNoTracking().ToListAsync(cancel), cancel);

    private RsaSecurityKey Open(SigningKey key)
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(Convert.FromBase64String(AtRest.Open(_protector, key.Private)), out _);
        return new RsaSecurityKey(rsa) { KeyId = key.Id.ToString() };
    }
}
