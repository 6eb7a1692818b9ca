using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using Secondments.EndToEnd.Tests.Browsing;
using Secondments.EndToEnd.Tests.Exchange;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Processes;

/// <summary>How the program starts, stops and refuses, on a folder of its own without a demo.</summary>
public sealed partial class StartTests(Chromium chromium) : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Data => _folder.File("data");

    [Fact]
    public async Task Help_IsAsked_TellsTheFlags()
    {
        var (exit, said) = await ExchangeProcess.Run("--help");

        Assert.Equal(0, exit);
        Assert.All(["--demo", "--data DIR", "--urls URL"], flag => Assert.Contains(flag, said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("«--dmeo» is not known here", "--dmeo")]
    [InlineData("--urls needs one address", "--urls", "localhost")]
    [InlineData("--data needs a folder", "--data")]
    [InlineData("listens on this machine only", "--demo", "--urls", "http://0.0.0.0:8080")]
    [InlineData("needs --insecure", "--urls", "http://0.0.0.0:8080")]
    public async Task Flags_AreWrong_SaysWhatAndEndsWith2(string what, params string[] flags)
    {
        var (exit, said) = await ExchangeProcess.Run(flags);

        Assert.Equal(2, exit);
        Assert.Contains(what, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Port_IsTaken_SaysWhichAndEnds()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var (exit, said) = await ExchangeProcess.Run("--data", Data, "--urls", $"http://localhost:{port}");

        Assert.Equal(1, exit);
        Assert.StartsWith($"Port {port} is in use", said.TrimStart(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_IsUsedByAnother_RefusesAndLeavesTheOtherAlone()
    {
        await using var first = await Start();

        var (exit, said) = await ExchangeProcess.Run("--data", Data, "--urls", Url());

        Assert.Equal(1, exit);
        Assert.Contains($"{Data} is in use", said, StringComparison.Ordinal);
        Assert.Equal(0, await first.InterruptIt());
    }

    [Fact]
    public async Task Demo_OnAFolderThatHoldsRealData_Refuses()
    {
        await using (var real = await Start()) await real.InterruptIt();

        var (exit, said) = await ExchangeProcess.Run("--demo", "--data", Data, "--urls", Url());

        Assert.Equal(1, exit);
        Assert.Contains("not a demo", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_IsOfANewerVersion_RefusesAndSaysWhose()
    {
        await using (var present = await Start()) await present.InterruptIt();
        var database = Directory.EnumerateFiles(Data, "*.db", SearchOption.AllDirectories).First(HasMigrations);
        Execute(database, "INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('29990101000000_FromTheFuture', '99.0.0')");

        var (exit, said) = await ExchangeProcess.Run("--data", Data, "--urls", Url());

        Assert.Equal(1, exit);
        Assert.Contains("written by a newer version (29990101000000_FromTheFuture)", said, StringComparison.Ordinal);
        Assert.DoesNotContain("fail:", said, StringComparison.Ordinal);
    }

    /// <summary>Many employers at once, each verified a moment before its rows are imported.</summary>
    [Fact]
    public async Task ImportAdverts_IntoAnEmptyFolder_TakesAll_AndAgainChangesNothing()
    {
        const int employers = 40;
        var file = _folder.File("adverts.jsonl");
        await File.WriteAllLinesAsync(file, Enumerable.Range(1, employers).Select(i => $$"""
            {"id":"A{{i}}","title":"Community nurse {{i}}","organisation":"{{Employer(i)}}","description":"Words.","employment_type":"FULL_TIME","salary_text":"£31,365","salary_min":31365,"salary_max":31365,"locality":"Leeds","postcode":"LS1 1UR","lat":53.8,"lon":-1.5,"valid_through":"2020-11-27T23:59:59+00:00"}
            """), TestContext.Current.CancellationToken);
        string[] flags = ["import", "adverts", file, "--data", Data, "--urls", Url()];

        var (exit, said) = await ExchangeProcess.Run(flags);
        var (exitAgain, saidAgain) = await ExchangeProcess.Run(flags);

        Assert.True(exit == 0, said);
        Assert.Contains($"{employers} adverts of {employers} employers: {employers} added, 0 changed, 0 the same, 0 not taken", said, StringComparison.Ordinal);
        Assert.True(exitAgain == 0, saidAgain);
        Assert.Contains($"0 added, 0 changed, {employers} the same, 0 not taken", saidAgain, StringComparison.Ordinal);
        // It ends as a program ends, and no message is lost on the way.
        Assert.All([said, saidAgain], all => Assert.DoesNotMatch("(warn|fail|crit): ", all));

        // One is called as some are.
        static string Employer(int i) => i == 1
            ? "Black Country Healthcare NHS Foundation Trust (formerly known as Black Country Partnership Foundation Trust)"
            : $"Northern Trust {i}";
    }

    /// <summary>Nobody runs a new exchange yet: who reads its console does, by a link that is good once.</summary>
    [Fact]
    public async Task FirstStart_WithoutDemo_MakesTheOperatorByTheLinkOnTheConsole()
    {
        var browser = await chromium.Browser();
        await using var exchange = await Start();
        await Eventually.Holds(() => SetUpLink().IsMatch(exchange.Said), "the console shows the link");
        var link = SetUpLink().Match(exchange.Said).Value;
        await using var person = await Person.At(browser, new Uri(link).GetLeftPart(UriPartial.Authority), Screen.Phone);

        await person.Page.GotoAsync(link);
        await person.Page.GetByLabel("Full name").FillAsync("Olga Operator");
        await person.Page.GetByLabel("E-mail address").FillAsync("olga@exchange.example");
        await person.Page.GetByLabel("Password", new() { Exact = true }).FillAsync("purple lantern gravel");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await person.Page.GotoAsync("/operator");
        await person.SignInHere("olga@exchange.example", "purple lantern gravel");

        await Assertions.Expect(person.Page.GetByRole(AriaRole.Heading, new() { Name = "What needs attention" })).ToBeVisibleAsync();
        await person.Page.GotoAsync(link);
        await Assertions.Expect(person.Page.GetByRole(AriaRole.Heading, new() { Name = "This link has ended" })).ToBeVisibleAsync();
        // An exchange without anything in it has its empty pages.
        await person.Page.GotoAsync("/opportunities");
        await Assertions.Expect(person.Page.GetByRole(AriaRole.Heading, new() { Name = "No secondment opportunities" })).ToBeVisibleAsync();
        await person.Page.GotoAsync("/organisations");
        await Assertions.Expect(person.Page.GetByText("There are no organisations here yet")).ToBeVisibleAsync();
        person.SawNothingWrong();
    }

    public void Dispose() => _folder.Dispose();

    private Task<ExchangeProcess> Start() => ExchangeProcess.Ready("--data", Data, "--urls", Url());

    private static string Url() => $"http://localhost:{ExchangeProcess.FreePort()}";

    private static bool HasMigrations(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'";
        return (long)command.ExecuteScalar()! == 1;
    }

    private static void Execute(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    [GeneratedRegex(@"http://localhost:\d+/account/set-up/\S+(?=\s)")]
    private static partial Regex SetUpLink();
}
