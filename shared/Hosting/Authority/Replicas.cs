using System.Net;

namespace Secondments.Hosting.Authority;

/// <summary>
/// Sends each request to the next of several addresses of the same service, or what changes a thing to that thing's own
/// (<see cref="Affinity"/>). One that can't be connected to, or that sends elsewhere because it isn't ready, is left alone for a
/// moment, and the request goes to another: nothing was done. What breaks later may have been done, so only a question (GET, HEAD)
/// is asked again.
/// </summary>
internal sealed class Replicas(IReadOnlyList<Uri> targets, TimeProvider clock) : DelegatingHandler
{
    /// <summary>A request's header: who asks has another replica to ask, so that one that isn't ready may answer 421 and do nothing.</summary>
    public const string HasAnother = "Has-Another";

    private static readonly TimeSpan LeftAlone = TimeSpan.FromSeconds(2);

    private readonly long[] _awayUntil = new long[targets.Count];
    private int _next = Random.Shared.Next(targets.Count);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        request.Headers.Host ??= request.RequestUri!.Authority;
        var order = InOrder(Affinity.KeyOf(request.Method.Method, request.RequestUri!.AbsolutePath));
        // What was sent once can't be read again, unless it is kept.
        if (order.Length > 1 && request.Content is { } content) await content.LoadIntoBufferAsync(cancel);
        for (var i = 0; ; i++)
        {
            var target = targets[order[i]];
            var isLast = i == order.Length - 1;
            request.RequestUri = new UriBuilder(request.RequestUri!) { Scheme = target.Scheme, Host = target.Host, Port = target.Port }.Uri;
            request.Headers.Remove(HasAnother);
            if (!isLast) request.Headers.Add(HasAnother, "1");
            try
            {
                var answer = await base.SendAsync(request, cancel);
                if (isLast || answer.StatusCode is not HttpStatusCode.MisdirectedRequest) return answer;
                answer.Dispose();
                LeaveAlone(order[i]);
            }
            catch (HttpRequestException e) when (!isLast && MayGoToAnother(request, e))
            {
                if (e.HttpRequestError is HttpRequestError.ConnectionError) LeaveAlone(order[i]);
            }
        }
    }

    private void LeaveAlone(int target) => Volatile.Write(ref _awayUntil[target], (clock.GetUtcNow() + LeftAlone).UtcTicks);

    private static bool MayGoToAnother(HttpRequestMessage request, HttpRequestException e) =>
        e.HttpRequestError is HttpRequestError.ConnectionError || request.Method == HttpMethod.Get || request.Method == HttpMethod.Head;

    /// <summary>In turn, or as drawn for the thing; those that were away a moment ago come last.</summary>
    private int[] InOrder(string? key)
    {
        var first = (uint)Interlocked.Increment(ref _next);
        var now = clock.GetUtcNow().UtcTicks;
        var all = Enumerable.Range(0, targets.Count);
        var order = key is null ? all.Select(i => (int)((first + i) % targets.Count)) : all.OrderByDescending(i => Affinity.Draw(key, targets[i].Authority));
        return [.. order.OrderBy(i => Volatile.Read(ref _awayUntil[i]) > now)];
    }
}
