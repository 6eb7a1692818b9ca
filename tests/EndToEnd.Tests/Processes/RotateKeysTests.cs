using Secondments.EndToEnd.Tests.Exchange;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Processes;

/// <summary>New keys for the exchange in one process, which stands still meanwhile.</summary>
public sealed class RotateKeysTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Data => _folder.File("data");

    [Fact]
    public async Task RotateKeys_AfterALeak_IsRefusedWhileItRuns_AndThenItAndItsOwnCommandsGoOn()
    {
        var file = _folder.File("adverts.jsonl");
        await File.WriteAllTextAsync(file, """
            {"id":"A1","title":"Community nurse","organisation":"Northern Trust","description":"Words.","employment_type":"FULL_TIME","salary_text":"£31,365","salary_min":31365,"salary_max":31365,"locality":"Leeds","postcode":"LS1 1UR","lat":53.8,"lon":-1.5,"valid_through":"2020-11-27T23:59:59+00:00"}

            """);
        string[] where = ["--data", Data, "--urls", $"http://localhost:{ExchangeProcess.FreePort()}"];
        await using (var exchange = await ExchangeProcess.Ready(where))
        {
            var (refused, why) = await ExchangeProcess.Run(["rotate-keys", "--leaked", .. where]);
            Assert.Equal(1, refused);
            Assert.Contains("is in use by an exchange that is running", why, StringComparison.Ordinal);
            Assert.Equal(0, await exchange.InterruptIt());
        }
        var secret = await File.ReadAllTextAsync(Path.Combine(Data, "operator.json"));

        var (exit, said) = await ExchangeProcess.Run(["rotate-keys", "--leaked", .. where]);

        Assert.True(exit == 0, said);
        Assert.Contains("those before are withdrawn", said, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.Combine(Data, "keys"), "revocation-*.xml"));
        Assert.NotEqual(secret, await File.ReadAllTextAsync(Path.Combine(Data, "operator.json")));
        // What it does by its own command, it does with the new secret, and a token of the new key.
        var (imported, told) = await ExchangeProcess.Run(["import", "adverts", file, .. where]);
        Assert.True(imported == 0, told);
        Assert.DoesNotMatch("(warn|fail|crit): ", told);
    }

    [Fact]
    public async Task RotateKeys_WhereThereIsNoExchange_SaysSoAndMakesNone()
    {
        var (exit, said) = await ExchangeProcess.Run("rotate-keys", "--data", Data);

        Assert.Equal(1, exit);
        Assert.Contains("holds no exchange", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    public void Dispose() => _folder.Dispose();
}
