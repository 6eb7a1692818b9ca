using System.Text;
using Microsoft.Data.Sqlite;
using Secondments.Trust.Tests.Running;

namespace Secondments.Trust.Tests;

/// <summary>Another's rows in an event: what only the parties may read goes into none, and so into no copy that others read.</summary>
public sealed class EventTests(LongerExchange running) : IClassFixture<LongerExchange>
{
    private const string Public = "Data analyst, housing";

    private string Data => running.Exchange.Host.Data;

    [Fact]
    public void Events_OfEveryService_CarryNothingThatIsThePartiesAlone()
    {
        var bodies = RunningExchange.Modules.SelectMany(m => Outbox(m.Name)).ToList();

        Assert.Contains(bodies, b => b.Contains(Public, StringComparison.Ordinal));
        Assert.DoesNotContain(bodies, b => b.Contains(RunningExchange.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public void Search_WhichAnswersEverybody_HoldsNothingThatIsThePartiesAlone()
    {
        var held = Directory.EnumerateFiles(Data, "search*.db*").Select(f => Encoding.UTF8.GetString(ReadShared(f))).ToList();

        Assert.Contains(held, h => h.Contains(Public, StringComparison.Ordinal));
        Assert.DoesNotContain(held, h => h.Contains(RunningExchange.Secret, StringComparison.Ordinal));
        // The control: where it belongs, it is found by the same look.
        Assert.Contains(Directory.EnumerateFiles(Data, "opportunities.db*"), f => Encoding.UTF8.GetString(ReadShared(f)).Contains(RunningExchange.Secret, StringComparison.Ordinal));
    }

    private List<string> Outbox(string service)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Data, $"{service}.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT body FROM outbox";
        using var rows = command.ExecuteReader();
        var bodies = new List<string>();
        while (rows.Read()) bodies.Add(rows.GetString(0));
        return bodies;
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
