using Secondments.Identity.Domain;

namespace Secondments.Identity.Tests.Domain;

public sealed class KeyRingTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void FirstKey_SignsAtOnce()
    {
        Assert.True(KeyRing.NextIsDue([], Start));
        Assert.Equal(Start, KeyRing.NextSignsFrom([], Start));
    }

    /// <summary>A year, looked at each hour as the process does: at every moment the signer was published for a day before it signed.</summary>
    [Fact]
    public void Rotation_OverAYear_NeverSignsWithAKeyThatACopyMayLack()
    {
        var keys = new List<SigningKey>();
        var publishedSince = new Dictionary<int, DateTimeOffset>();
        int? signed = null;
        for (var now = Start; now < Start.AddYears(1); now += TimeSpan.FromHours(1))
        {
            if (KeyRing.NextIsDue(keys, now)) keys.Add(new SigningKey { Generation = keys.Count + 1, SignsFrom = KeyRing.NextSignsFrom(keys, now) });
            var published = KeyRing.Published(keys, now).Select(k => k.Generation).ToList();
            foreach (var generation in published) publishedSince.TryAdd(generation, now);
            var signer = KeyRing.Signer(keys, now)!.Generation;

            Assert.Contains(signer, published);
            if (signed is { } before && signer != before)
            {
                Assert.Equal(before + 1, signer);
                Assert.True(now - publishedSince[signer] >= KeyRing.PublishedBefore);
            }
            signed = signer;
            Assert.InRange(published.Count, 1, 2);
        }
        Assert.InRange(keys.Count, 6, 8);
    }

    [Fact]
    public void Published_KeyBeforeTheSigner_StaysForTheLifeOfItsTokens()
    {
        SigningKey[] keys = [new() { Generation = 1, SignsFrom = Start }, new() { Generation = 2, SignsFrom = Start.AddDays(60) }];

        Assert.Equal(2, KeyRing.Published(keys, Start.AddDays(60) + Lifetimes.AccessToken).Count);
        Assert.Equal(2, Assert.Single(KeyRing.Published(keys, Start.AddDays(61))).Generation);
    }
}
