using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Hosting.Mails;
using Secondments.Hosting.Secrets;
using Secondments.Hosting.Tests.Probe;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Hosting.Tests.Secrets;

/// <summary>New keys to seal with: by plan nobody notices; after a leak what others may have forged is refused, and nothing of ours is lost.</summary>
public sealed class SealingKeysTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public void MakeNext_ProcessThatHasNotHeard_AndOneThatHas_OpenEachOthers()
    {
        var unaware = Process();
        var before = unaware.Encode("q", "a");

        Keys().MakeNext();

        var started = Process();
        Assert.True(unaware.Decode("q", started.Encode("q", "b")).IsOk);
        Assert.True(started.Decode("q", unaware.Encode("q", "c")).IsOk);
        Assert.True(started.Decode("q", before).IsOk);
    }

    [Fact]
    public void MakeNext_SealsAfterTwoDays_WhenEveryProcessHasLookedAgain()
    {
        var now = TimeProvider.System.GetUtcNow();

        var key = Keys().MakeNext();

        Assert.InRange(key.SealsFrom - now, TimeSpan.FromDays(2), TimeSpan.FromDays(2.1));
    }

    [Fact]
    public void Replace_WhatWasSealedBefore_IsRefused_AndWhatIsSealedNowIsNot()
    {
        var before = Process().Encode("q", "a");
        // One that is waiting for its time is as old.
        Keys().MakeNext();

        Keys().Replace();

        var started = Process();
        Assert.Equal("cursor.unreadable", started.Decode("q", before).Error?.Code);
        Assert.True(started.Decode("q", started.Encode("q", "b")).IsOk);
        Assert.True(Process().Decode("q", started.Encode("q", "b")).IsOk);
    }

    [Fact]
    public void Open_OfWhatLiesInOurDatabases_TakesAWithdrawnKey_AndNothingThatWasChanged()
    {
        var text = Services().GetRequiredService<IDataProtectionProvider>().CreateProtector("p").Protect("kept");
        Keys().Replace();
        var protector = Services().GetRequiredService<IDataProtectionProvider>().CreateProtector("p");

        Assert.ThrowsAny<CryptographicException>(() => protector.Unprotect(text));
        Assert.Equal("kept", AtRest.Open(protector, text));
        Assert.ThrowsAny<CryptographicException>(() => AtRest.Open(protector, text[..^2] + (text[^2] == 'A' ? "BA" : "AA")));
        Assert.ThrowsAny<CryptographicException>(() => AtRest.Open(protector, "no seal at all"));
    }

    [Fact]
    public async Task Replace_MailThatWaits_GoesOut()
    {
        // Where the folder of mails should be is a file, so that none can be delivered yet.
        var mails = _folder.File("mail");
        await File.WriteAllTextAsync(mails, "");
        await using var host = await ServiceHost.Start(new ServiceHostOptions(Topology.SqliteMemory, [new ProbeModule()])
        {
            Settings = new Dictionary<string, string?> { ["Mail:Folder"] = mails },
        });
        Assert.Equal(204, (await host.Visitor().AskPost("/api/probe/mails", """{"template":"probe.hello","to":"zoe@kirklees.example"}""")).Status);
        host.Get<SealingKeys>().Replace();

        await host.Restart(() =>
        {
            File.Delete(mails);
            return Task.CompletedTask;
        });

        await Eventually.Holds(() =>
        {
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            return Task.FromResult(host.Get<MailFolder>().List(10, "zoe@kirklees.example").Count == 1);
        }, "the mail goes out");
    }

    public void Dispose() => _folder.Dispose();

    private Cursors Process() => new(Services().GetRequiredService<IDataProtectionProvider>());

    private SealingKeys Keys() => Services().GetRequiredService<SealingKeys>();

    /// <summary>Each as in a process of its own, on the same keys.</summary>
    private ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddKeys(new ConfigurationBuilder().AddInMemoryCollection([new("Keys", _folder.File("keys"))]).Build());
        return services.BuildServiceProvider();
    }
}
