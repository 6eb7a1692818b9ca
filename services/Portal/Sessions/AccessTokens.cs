using System.Collections.Concurrent;
using Secondments.Grains;

namespace Secondments.Portal.Sessions;

/// <summary>The issuer doesn't stand by this session any more: the person signs in again.</summary>
internal sealed class SessionEndedException() : Exception("The session has ended.");

/// <summary>
/// Gives a session's access token, fresh. One refresh a session at a time, in this process and across all: the refresh token
/// rotates, and using one twice would end the sign-in.
/// </summary>
internal sealed class AccessTokens(SessionStore sessions, Issuer issuer, TimeProvider clock)
{
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Lazy<Task<PortalSession>>> _running = new();

    /// <exception cref="SessionEndedException">The session can't be refreshed any more.</exception>
    /// <exception cref="UnavailableException">The issuer can't be reached.</exception>
    public async Task<PortalSession> Fresh(PortalSession session, CancellationToken cancel)
    {
        if (IsFresh(session)) return session;
        // All that wait share one refresh, which none of them can cancel for the others.
        var refresh = _running.GetOrAdd(session.IdHash, hash => new(() => Forget(hash, Refresh(hash))));
        return await refresh.Value.WaitAsync(cancel);
    }

    private bool IsFresh(PortalSession session) => clock.GetUtcNow() < session.Content.AccessEndsAt - Early;

    private async Task<PortalSession> Forget(string hash, Task<PortalSession> refresh)
    {
        try
        {
            return await refresh;
        }
        finally
        {
            _running.TryRemove(hash, out _);
        }
    }

    private async Task<PortalSession> Refresh(string hash)
    {
        await Task.Yield();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15), clock);
        var cancel = limit.Token;
        try
        {
            while (true)
            {
                var session = await sessions.Reread(hash, cancel) ?? throw new SessionEndedException();
                if (IsFresh(session)) return session;
                if (await sessions.MayRefresh(hash, cancel)) return await Ask(session, cancel);
                // Another process is asking; its answer will be in the row.
                await Task.Delay(TimeSpan.FromMilliseconds(100), clock, cancel);
            }
        }
        catch (OperationCanceledException e)
        {
            throw new UnavailableException("The session's tokens could not be refreshed in time.", e);
        }
    }

    private async Task<PortalSession> Ask(PortalSession session, CancellationToken cancel)
    {
        SessionContent? content = null;
        try
        {
            if (session.Content.RefreshToken is not { } refreshToken) throw new SessionEndedException();
            var answer = await issuer.AskForTokens(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken }, cancel);
            if (answer.Error is not null || answer.AccessToken is null)
            {
                await sessions.End(session.IdHash, cancel);
                throw new SessionEndedException();
            }
            content = session.Content with
            {
                AccessToken = answer.AccessToken,
                AccessEndsAt = clock.GetUtcNow().AddSeconds(answer.ExpiresIn ?? 60),
                RefreshToken = answer.RefreshToken ?? refreshToken,
                IdToken = answer.IdToken ?? session.Content.IdToken,
            };
            return session with { Content = content };
        }
        finally
        {
            await sessions.Refreshed(session.IdHash, content, CancellationToken.None);
        }
    }
}
