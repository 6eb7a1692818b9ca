using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Gateway.Tests.Running;

/// <summary>What a request was answered, read whole.</summary>
public sealed record Answer(HttpResponseMessage Message, string Text)
{
    public int Status => (int)Message.StatusCode;

    public string? MediaType => Message.Content.Headers.ContentType?.MediaType;

    /// <summary>The code of problem details, after a look at whether they are whole.</summary>
    public string Code
    {
        get
        {
            Assert.Equal("application/problem+json", MediaType);
            var problem = JsonNode.Parse(Text)!;
            foreach (var member in (string[])["type", "title", "status", "detail", "code", "traceId"]) Assert.NotNull(problem[member]);
            Assert.Equal(Status, (int)problem["status"]!);
            return (string)problem["code"]!;
        }
    }

    public string? Header(string name) =>
        Message.Headers.TryGetValues(name, out var values) || Message.Content.Headers.TryGetValues(name, out values) ? string.Join(" | ", values) : null;
}

/// <summary>The real gateway in this process, on a loopback port, with its settings in a file that tests may change.</summary>
public sealed class RunningGateway : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly JsonObject _settings = [];
    private WebApplication _app = null!;

    private RunningGateway()
    {
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>Neither follows redirects nor keeps cookies.</summary>
    public HttpClient Http { get; private set; } = null!;

    public string SettingsFile => _folder.File("gateway.json");

    /// <summary>In front of these: any number of replicas of a service.</summary>
    public static Task<RunningGateway> Start(params (string Service, Uri Replica)[] destinations) => Start([], destinations);

    /// <param name="settings">Over the usual ones.</param>
    /// <param name="destinations">Which replicas each service has.</param>
    public static async Task<RunningGateway> Start((string Name, string Value)[] settings, params (string Service, Uri Replica)[] destinations)
    {
        var gateway = new RunningGateway { Address = Backend.Nobody() };
        gateway.Put("PublicUrl", gateway.Address.OriginalString);
        gateway.Put("Gateway:ProbeSeconds", "0.1");
        gateway.Put("Leaving:Seconds", "0");
        foreach (var (name, value) in settings) gateway.Put(name, value);
        gateway.PutDestinations(destinations);
        await gateway.Begin();
        return gateway;
    }

    /// <summary>Another with the same settings at the same address, as an update starts it.</summary>
    public async Task<RunningGateway> StartNext()
    {
        var next = new RunningGateway { Address = Address };
        foreach (var (name, value) in _settings) next._settings[name] = value!.DeepClone();
        await next.Begin();
        return next;
    }

    /// <summary>Changes the file, as an operator's editor does; the gateway notices a moment later.</summary>
    public void Change(params (string Name, string Value)[] settings)
    {
        foreach (var (name, value) in settings) Put(name, value);
        Write();
    }

    public void ChangeDestinations(params (string Service, Uri Replica)[] destinations)
    {
        PutDestinations(destinations);
        Write();
    }

    public Task<Answer> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers);

    public async Task<Answer> Send(HttpMethod method, string path, HttpContent? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        var answer = await Http.SendAsync(request);
        return new Answer(answer, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Sends bytes as they are and reads until the gateway closes the connection.</summary>
    public async Task<string> Raw(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync().WaitAsync(Eventually.Bound);
    }

    /// <summary>As SIGTERM does it.</summary>
    public Task Stop(CancellationToken atOnce = default) => _app.StopAsync(atOnce);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private async Task Begin()
    {
        Write();
        _app = GatewayHost.Build(["--urls", Address.OriginalString, "--settings", SettingsFile], builder =>
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddProvider(new TestLog(LogLevel.Error));
        });
        await _app.StartAsync();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
    }

    private void PutDestinations((string Service, Uri Replica)[] destinations)
    {
        var all = new JsonObject();
        foreach (var group in destinations.GroupBy(d => d.Service))
        {
            var replicas = new JsonObject();
            foreach (var (i, (_, replica)) in group.Index()) replicas[i.ToString(CultureInfo.InvariantCulture)] = replica.OriginalString;
            all[group.Key] = replicas;
        }
        _settings["Gateway:Destinations"] = all;
    }

    private void Put(string name, string value) => _settings[name] = value;

    private void Write()
    {
        // In one step, so that nobody reads half of it.
        var whole = SettingsFile + ".new";
        File.WriteAllText(whole, _settings.ToJsonString());
        File.Move(whole, SettingsFile, overwrite: true);
    }
}
