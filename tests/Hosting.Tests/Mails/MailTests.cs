using Secondments.Grains;
using System.Net;
using Secondments.Hosting.Events;
using Secondments.Hosting.Mails;
using Secondments.Hosting.Tests.Probe;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Hosting.Tests.Mails;

public sealed class MailTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    private readonly MailFolder _folder = probe.Host.Get<MailFolder>();
    private readonly string _to = $"zoe.{Guid.NewGuid():n}@kirklees.example";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_MailOfATurn_ArrivesInTheFolder()
    {
        await Send("probe.hello", _to);

        var summary = await Eventually.Gets(() => Task.FromResult(_folder.List(10, _to).FirstOrDefault()), "the mail");
        var mail = _folder.Read(summary.Id)!;
        Assert.Equal("Answer for Zoë <Baker>: a subject that is so long that it must be folded – over two lines", mail.Subject);
        Assert.Equal(_to, mail.To);
        Assert.Contains("no-reply@127.0.0.1", mail.From);
        Assert.Contains("Hello Zoë <Baker>,", mail.Text);
        Assert.StartsWith($"{probe.Host.Address.GetLeftPart(UriPartial.Authority)}/release/", Assert.Single(mail.Links));
        Assert.InRange(mail.At, probe.Host.Clock.GetUtcNow().AddMinutes(-1), probe.Host.Clock.GetUtcNow().AddMinutes(1));
    }

    [Fact]
    public async Task Send_MailWithHtml_EncodesItsValues()
    {
        await Send("probe.hello", _to);
        var summary = await Eventually.Gets(() => Task.FromResult(_folder.List(10, _to).FirstOrDefault()), "the mail");

        var raw = await File.ReadAllTextAsync(Path.Combine(probe.Host.Mails, summary.Id + ".eml"), Cancel);

        Assert.Contains("Content-Type: multipart/alternative", raw);
        Assert.Contains($"<p>Hello {WebUtility.HtmlEncode("Zoë <Baker>")}</p>", raw);
        Assert.All(raw.Split("\r\n\r\n")[0].Split("\r\n"), l => Assert.True(l.Length < 200 && l.All(char.IsAscii), l));
    }

    [Fact]
    public async Task Send_TemplateOfPlainTextWithALongLine_IsReadBackWhole()
    {
        await Send("probe.long", _to);

        var summary = await Eventually.Gets(() => Task.FromResult(_folder.List(10, _to).FirstOrDefault()), "the mail");
        Assert.Contains("é end", _folder.Read(summary.Id)!.Text);
    }

    [Theory]
    [InlineData("../keys/key")]
    [InlineData("20261122T101500000-0123456789")]
    [InlineData("")]
    public void Read_WhatIsNoNameOfOurs_IsNothing(string id) => Assert.Null(_folder.Read(id));

    [Fact]
    public async Task Send_CannotBeDelivered_IsTriedAgainThenADeadLetter()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new ProbeModule());
        await host.Visitor().AskPost("/api/probe/mails", $$"""{"template":"probe.missing","to":"{{_to}}"}""");

        await Eventually.Holds(async () =>
        {
            host.Clock.Advance(TimeSpan.FromDays(1));
            return (await host.Get<IDeadLetters>().List("probe", 10, Cancel)).Count > 0;
        }, "the mail is a dead letter", TimeSpan.FromSeconds(30));

        var letter = Assert.Single(await host.Get<IDeadLetters>().List("probe", 10, Cancel));
        Assert.Equal("probe.mail", letter.Queue);
        Assert.Contains("probe.missing", letter.Error);
        Assert.DoesNotContain(_to, letter.Error);
        Assert.Null(await host.Get<IDeadLetters>().Retry("probe", letter.Id, CommandContext.System, Cancel));
        Assert.Empty(await host.Get<IDeadLetters>().List("probe", 10, Cancel));
    }

    private async Task Send(string template, string to) =>
        Assert.Equal(204, (await probe.Visitor.AskPost("/api/probe/mails", $$"""{"template":"{{template}}","to":"{{to}}"}""")).Status);
}
