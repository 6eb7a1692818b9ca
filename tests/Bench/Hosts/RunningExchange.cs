using Secondments.Contracts.Search.Api;
using Secondments.Demo;
using Secondments.Testing;

namespace Secondments.Bench.Hosts;

/// <summary>An exchange that runs, whichever way. The bench's clients call it over loopback, as any client would.</summary>
internal abstract class RunningExchange(Uri url) : IAsyncDisposable
{
    public Uri Url => url;

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 128 }) { BaseAddress = url };

    /// <summary>A system of whoever runs it.</summary>
    public abstract ExchangeApi Operator { get; }

    public Task<IndexFigures> Index() => Operator.Get<IndexFigures>("/api/search/figures");

    /// <summary>Waits until a search finds so many.</summary>
    public Task Indexes(long documents) =>
        Eventually.Holds(async () => (await Index()).Documents >= documents, $"{documents} are found", TimeSpan.FromMinutes(20));

    public virtual ValueTask DisposeAsync()
    {
        Http.Dispose();
        return ValueTask.CompletedTask;
    }
}
