using System.Net;
using Microsoft.AspNetCore.Http;

namespace Secondments.Hosting.Telemetry;

/// <summary>
/// <c>ready [--url URL]</c>: asks a process of ours for <c>/health/ready</c>, for health checks where there is neither shell nor curl.
/// </summary>
public static class ReadyQuestion
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <param name="arguments">Those after <c>ready</c>.</param>
    /// <param name="variable">The environment, which says where the process on this machine listens unless the arguments do.</param>
    /// <param name="errors">Where it is told why not.</param>
    /// <returns>The exit status: 0 it is ready; 1 it isn't, or doesn't answer within 5 s; 2 the arguments are wrong.</returns>
    public static async Task<int> Ask(IReadOnlyList<string> arguments, Func<string, string?> variable, TextWriter errors)
    {
        var text = arguments switch { [] => Own(variable), ["--url", var given] => given, _ => null };
        if (!Uri.TryCreate(text, UriKind.Absolute, out var process) || process.Scheme is not ("http" or "https"))
        {
            await errors.WriteLineAsync("It is: ready [--url URL], with an address such as http://localhost:8080.");
            return 2;
        }
        try
        {
            using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
            // On this machine we aren't called by the name that the certificate bears.
            if (process.IsLoopback) handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
            using var http = new HttpClient(handler) { Timeout = LongestWait };
            using var answer = await http.GetAsync(new Uri(process, "/health/ready"));
            if (answer.StatusCode is HttpStatusCode.OK) return 0;
            await errors.WriteLineAsync($"{process} isn't ready: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            await errors.WriteLineAsync($"{process} doesn't answer: {e.Message}");
        }
        return 1;
    }

    /// <summary>The first address that Kestrel reads from the environment, as the machine itself reaches it.</summary>
    private static string Own(Func<string, string?> variable)
    {
        if (First(variable("ASPNETCORE_URLS")) is { } url)
        {
            var listener = BindingAddress.Parse(url);
            return $"{listener.Scheme}://{(listener.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : listener.Host)}:{listener.Port}";
        }
        return $"http://localhost:{First(variable("ASPNETCORE_HTTP_PORTS")) ?? "8080"}";
    }

    private static string? First(string? list) => list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
}
