namespace Secondments.Identity.Domain;

/// <summary>A key that signs tokens. Published a day before it signs, so that whoever keeps a copy of our keys has it by then.</summary>
internal sealed class SigningKey
{
    /// <summary>The <c>kid</c>.</summary>
    public Guid Id { get; set; }

    /// <summary>One key a number, so that two processes that rotate at once make one.</summary>
    public int Generation { get; set; }

    /// <summary>PKCS#8, encrypted.</summary>
    public string Private { get; set; } = "";

    /// <summary>Modulus and exponent, base64url, as the key set publishes them.</summary>
    public string Modulus { get; set; } = "";
    public string Exponent { get; set; } = "";
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset SignsFrom { get; set; }
}

/// <summary>Which key signs, which are published, and when the next is due.</summary>
internal static class KeyRing
{
    public static readonly TimeSpan Signs = TimeSpan.FromDays(60);
    public static readonly TimeSpan PublishedBefore = TimeSpan.FromDays(1);

    /// <summary>Well over any token's life, and the time for which a copy of our keys is kept.</summary>
    public static readonly TimeSpan PublishedAfter = TimeSpan.FromDays(1);

    /// <summary>The newest whose time has come.</summary>
    public static SigningKey? Signer(IEnumerable<SigningKey> keys, DateTimeOffset now) =>
        keys.Where(k => k.SignsFrom <= now).MaxBy(k => k.Generation);

    /// <summary>The signer, those to come, and those before it while a token of theirs may be about.</summary>
    public static IReadOnlyList<SigningKey> Published(IReadOnlyCollection<SigningKey> keys, DateTimeOffset now) =>
        [.. keys.OrderBy(k => k.Generation).Where(k => SignedUntil(k, keys) is not { } until || now < until + PublishedAfter)];

    /// <summary>When a new key has to be made: none yet, or the newest nears its end.</summary>
    public static bool NextIsDue(IReadOnlyCollection<SigningKey> keys, DateTimeOffset now) =>
        keys.MaxBy(k => k.Generation) is not { } newest || now >= newest.SignsFrom + Signs - PublishedBefore;

    /// <summary>The first key signs at once, because nobody can have a copy of an empty set.</summary>
    public static DateTimeOffset NextSignsFrom(IReadOnlyCollection<SigningKey> keys, DateTimeOffset now) =>
        keys.Count == 0 ? now : now + PublishedBefore;

    private static DateTimeOffset? SignedUntil(SigningKey key, IEnumerable<SigningKey> keys) =>
        keys.Where(k => k.Generation > key.Generation).MinBy(k => k.Generation)?.SignsFrom;
}
