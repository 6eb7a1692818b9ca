using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Secondments.Hosting.Erasures;
using Secondments.Kernel;
using Secondments.Testing;

namespace Secondments.Hosting.Tests.Erasures;

/// <summary>The list of who was erased, as a file beside the databases.</summary>
public sealed class ErasureLedgerTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    private readonly TestFolder _folder = new();

    [Fact]
    public void Append_ThenRead_IsThereInOrder()
    {
        var (first, second) = (Somebody(), Somebody());

        Ledger().Append(first);
        Ledger().Append(second);

        Assert.Equal([first, second], Ledger().Read());
        Assert.Equal(Path.Combine(_folder.Path, "erasures.log"), Ledger().File);
        Assert.Equal(2, File.ReadAllLines(Ledger().File).Length);
    }

    [Fact]
    public void Append_Twice_IsOneLine()
    {
        var one = Somebody();
        var ledger = Ledger();

        ledger.Append(one);
        ledger.Append(one with { At = At.AddDays(1) });

        Assert.Equal([one], ledger.Read());
    }

    [Fact]
    public void Append_AfterATornLine_SpoilsNothing()
    {
        var (first, second) = (Somebody(), Somebody());
        Ledger().Append(first);
        File.AppendAllText(Ledger().File, "{\"person\":\"0190");

        Ledger().Append(second);

        Assert.Equal([first, second], Ledger().Read());
    }

    [Fact]
    public void AddFrom_ALedgerThatWentOn_AddsWhoIsNew()
    {
        var (first, second) = (Somebody(), Somebody());
        var newer = _folder.File("newer.log");
        Ledger().Append(first);
        File.Copy(Ledger().File, newer);
        File.AppendAllText(newer, $"{{\"person\":\"{second.Person}\",\"at\":\"2026-11-24T10:00:00Z\"}}\n");

        Assert.Equal(1, Ledger().AddFrom(newer));

        Assert.Equal([first, second], Ledger().Read());
        Assert.Equal(0, Ledger().AddFrom(newer));
    }

    [Fact]
    public void AddFrom_AnotherFile_IsNoLedger()
    {
        File.WriteAllText(_folder.File("notes"), "Not a ledger.");

        Assert.Null(Ledger().AddFrom(_folder.File("notes")));

        Assert.Empty(Ledger().Read());
    }

    [Fact]
    public void Read_NoFile_IsNobody() => Assert.Empty(Ledger().Read());

    /// <summary>Whoever restores a backup relies on it: one JSON object a line, with these two members.</summary>
    [Fact]
    public void Line_IsPersonAndInstant()
    {
        Ledger().Append(new Erasure(new PersonId(Guid.Parse("0190a000-0000-7000-8000-000000000012")), At));

        Assert.Equal("{\"person\":\"0190a000-0000-7000-8000-000000000012\",\"at\":\"2026-11-24T10:00:00Z\"}", File.ReadAllLines(Ledger().File).Single());
    }

    public void Dispose() => _folder.Dispose();

    private static Erasure Somebody() => new(new PersonId(Guid.CreateVersion7()), At);

    private ErasureLedger Ledger() => new(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Data"] = _folder.Path }).Build(), NullLogger<ErasureLedger>.Instance);
}
