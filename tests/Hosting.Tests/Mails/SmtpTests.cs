using System.Net;
using System.Net.Sockets;
using System.Text;
using Secondments.Hosting.Tests.Probe;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Hosting.Tests.Mails;

public sealed class SmtpTests
{
    [Fact]
    public async Task Send_MailOfATurn_IsHandedToTheServer()
    {
        using var server = new MailServer();
        await using var host = await ServiceHost.Start(new ServiceHostOptions(Topology.SqliteMemory, [new ProbeModule()])
        {
            Settings = new Dictionary<string, string?>
            {
                ["Mail:Provider"] = "smtp",
                ["Mail:From"] = "Exchange <post@exchange.example>",
                ["Mail:Smtp:Host"] = "127.0.0.1",
                ["Mail:Smtp:Port"] = $"{server.Port}",
                ["Mail:Smtp:StartTls"] = "false",
            },
        });

        await host.Visitor().AskPost("/api/probe/mails", """{"template":"probe.hello","to":"zoe@kirklees.example"}""");

        var mail = await Eventually.Gets(() => Task.FromResult(server.Received), "the mail");
        Assert.Contains("MAIL FROM:<post@exchange.example>", mail);
        Assert.Contains("RCPT TO:<zoe@kirklees.example>", mail);
        Assert.Contains("multipart/alternative", mail);
        Assert.Contains("Auto-Submitted: auto-generated", mail, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Says yes to everything and keeps what it was told (RFC 5321, the least of it).</summary>
    private sealed class MailServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public MailServer()
        {
            _listener.Start();
            _ = Serve();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public string? Received { get; private set; }

        public void Dispose() => _listener.Dispose();

        private async Task Serve()
        {
            using var client = await _listener.AcceptTcpClientAsync();
            using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            var told = new StringBuilder();
            await writer.WriteLineAsync("220 ready");
            var isText = false;
            while (await reader.ReadLineAsync() is { } line)
            {
                told.AppendLine(line);
                if (isText && line != ".") continue;
                if (isText) Received = told.ToString();
                isText = line == "DATA";
                await writer.WriteLineAsync(line switch { "DATA" => "354 go on", "QUIT" => "221 bye", _ => "250 yes" });
            }
        }
    }
}
