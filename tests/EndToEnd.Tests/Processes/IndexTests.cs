using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using Secondments.Contracts.Search.Api;
using Secondments.EndToEnd.Tests.Browsing;
using Secondments.EndToEnd.Tests.Exchange;
using Secondments.Kernel;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Processes;

/// <summary>An index that has lost rows, or itself: the operator sees it, mends it by a button, and people search meanwhile.</summary>
public sealed class IndexTests(Chromium chromium)
{
    private const string Page = "/operator/search-index";
    private const string Same = "The index holds what it should, for every organisation.";

    [Fact]
    [Trait("Kind", "Fault")]
    public async Task Index_WithRowsMissingTooManyAndStale_OrDeleted_IsComparedAndMended()
    {
        await using var demo = await StandaloneDemo.Start();
        await using var olu = await Person.At(await chromium.Browser(), demo.Url, Screen.Desk);
        await olu.Page.GotoAsync(Page);
        await olu.SignInHere(demo.Operator.Email, demo.Operator.Password);
        await Compared(olu, Same);
        var whole = (await demo.Visitor.Get<SearchAnswer>("/api/search/opportunities")).Total;

        await demo.Process.InterruptIt();
        Tamper(Path.Combine(demo.Data, "search-index.db"));
        await demo.StartAgain();
        await Compared(olu, "post cannot be found");
        await olu.Sees("post should not be found");
        await olu.Sees("As many, but some are not up to date");
        Assert.Contains((await Found(demo, "")).Items, hit => hit.Title == "Ahead of the exchange");

        await olu.Press("Repair 3 organisations");
        await olu.Sees("3 organisations repaired");
        await Compared(olu, Same);
        var mended = await Found(demo, "");
        Assert.Equal(whole, mended.Total);
        Assert.DoesNotContain(mended.Items, hit => hit.Title is "Ahead of the exchange" or "Never on the exchange");

        await olu.Press("Rebuild");
        await olu.Sees("The index is being built anew");
        await Eventually.Holds(async () =>
        {
            await olu.Page.GotoAsync(Page);
            return !await olu.Page.GetByText("Never since it was begun").IsVisibleAsync();
        }, "it says when it was built anew");
        await Compared(olu, Same);

        await demo.Process.InterruptIt();
        foreach (var file in Directory.GetFiles(demo.Data, "search-index.db*")) File.Delete(file);
        await demo.StartAgain();
        Assert.Equal(0, (await Found(demo, "")).Total);
        await Compared(olu, "cannot be found");
        await olu.Press("Tell it everything again");
        await Eventually.Holds(async () => (await Found(demo, "")).Total == whole, "what is told again is found again");
        await Compared(olu, Same);
        olu.SawNothingWrong();
    }

    private static Task<SearchAnswer> Found(RunningDemo demo, string query) => demo.Visitor.Get<SearchAnswer>($"/api/search/opportunities?size=100&sort=newest{query}");

    private static Task Compared(Person olu, string outcome) => Eventually.Holds(async () =>
    {
        await olu.Page.GotoAsync(Page);
        await olu.Press("Compare");
        await olu.Page.WaitForURLAsync("**Compare=yes");
        return await olu.Page.GetByRole(AriaRole.Main).GetByText(outcome).First.IsVisibleAsync();
    }, $"comparing says «{outcome}»");

    /// <summary>One row of three organisations each: lost, of a post that isn't there, and newer than the post itself.</summary>
    private static void Tamper(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        var edition = (string)Ask("SELECT value FROM meta WHERE name = 'edition'")[0][0];
        var rows = Ask($"SELECT d.id, d.card, s.slot FROM documents d JOIN slots_{edition} s ON s.id = d.id GROUP BY d.organisation ORDER BY MAX(d.published) DESC LIMIT 3");

        Run($"DELETE FROM full_text_{edition} WHERE rowid = {rows[0][2]}; DELETE FROM slots_{edition} WHERE slot = {rows[0][2]}");

        var never = Guid.CreateVersion7();
        Run("INSERT INTO documents(id, version, organisation, published, card, texts, print) SELECT $new, 1, organisation, published, $card, texts, 7 FROM documents WHERE id = $id",
            ("$new", never.ToByteArray(bigEndian: true)), ("$card", Changed(rows[1][1], card => (card["id"], card["ref"], card["title"]) = (never.ToString(), Ids.NewRef(), "Never on the exchange"))), ("$id", rows[1][0]));
        Run($"INSERT INTO slots_{edition}(slot, id, counted) SELECT MAX(slot) + 1, $new, 0 FROM slots_{edition}", ("$new", never.ToByteArray(bigEndian: true)));

        Run("UPDATE documents SET version = version + 100, print = 9, card = $card WHERE id = $id", ("$card", Changed(rows[2][1], card => card["title"] = "Ahead of the exchange")), ("$id", rows[2][0]));

        List<object[]> Ask(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var row = command.ExecuteReader();
            var found = new List<object[]>();
            while (row.Read())
            {
                var values = new object[row.FieldCount];
                row.GetValues(values);
                found.Add(values);
            }
            return found;
        }

        void Run(string sql, params (string Name, object Value)[] values)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
            Assert.NotEqual(0, command.ExecuteNonQuery());
        }

        static string Changed(object card, Action<JsonObject> change)
        {
            var json = JsonNode.Parse((string)card)!.AsObject();
            change(json);
            return json.ToJsonString();
        }
    }
}
