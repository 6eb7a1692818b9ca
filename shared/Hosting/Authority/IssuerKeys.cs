using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Secondments.Grains;

namespace Secondments.Hosting.Authority;

/// <summary>
/// The issuer's metadata and keys, fetched when first needed, so that the order in which processes start doesn't matter; kept
/// while the issuer is away; and fetched again when a token names a key that isn't known, so that rotation is seen at once.
/// </summary>
internal sealed class IssuerKeys(HttpClient http, string authority, TimeProvider clock) : IConfigurationManager<OpenIdConnectConfiguration>
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(1);

    // A flood of tokens with made-up key ids must not become a flood on the issuer.
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile OpenIdConnectConfiguration? _known;
    private long _fetchedAt;
    private long _triedAt;

    /// <exception cref="UnavailableException">The issuer has never been reached.</exception>
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        if (_known is { } known && clock.GetElapsedTime(Volatile.Read(ref _fetchedAt)) < GoodFor) return known;
        await Fetch(_known is null ? TimeSpan.Zero : BetweenTries, cancel);
        return _known ?? throw new UnavailableException("The issuer of access tokens can't be reached.");
    }

    public void RequestRefresh() => Volatile.Write(ref _fetchedAt, 0);

    /// <summary>Looks for a key that a token names; nothing happens when it is known already.</summary>
    public async Task Find(string? keyId, CancellationToken cancel)
    {
        if (keyId is null || _known is not { } known || known.SigningKeys.Any(k => k.KeyId == keyId)) return;
        await Fetch(BetweenTries, cancel);
    }

    private async Task Fetch(TimeSpan notWithin, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            if (_triedAt != 0 && clock.GetElapsedTime(_triedAt) < notWithin) return;
            _triedAt = clock.GetTimestamp();
            var fetched = await OpenIdConnectConfigurationRetriever.GetAsync(
                $"{authority}/.well-known/openid-configuration", new HttpDocumentRetriever(http) { RequireHttps = false }, cancel);
            // RFC 8414 §3.3: metadata that names another issuer isn't this one's.
            if (fetched.Issuer?.TrimEnd('/') != authority) return;
            _known = fetched;
            Volatile.Write(ref _fetchedAt, clock.GetTimestamp());
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or ArgumentException or HttpRequestException && !cancel.IsCancellationRequested)
        {
            // What is known goes on; GetConfigurationAsync says when that is nothing.
        }
        finally
        {
            _one.Release();
        }
    }
}
