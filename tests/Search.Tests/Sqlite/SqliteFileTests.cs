using Microsoft.Data.Sqlite;
using Secondments.Search.Domain.Text;
using Secondments.Search.Index;
using Secondments.Search.Tests.Index;
using Secondments.Testing;

namespace Secondments.Search.Tests.Sqlite;

/// <summary>The file: what a killed process, a half-done rename or a broken disk leaves behind.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_AfterTheProcessWasKilled_HoldsEveryAnsweredWrite()
    {
        await using var running = await Filled(_folder.Path, 40);
        await Index(running).Rebuild(Cancel);
        await Index(running).Write([Documents.Document("Last nurse").At(1)], Cancel);

        // What a kill leaves is the files as they are now: nothing is closed, nothing is flushed.
        var left = Directory.CreateDirectory(_folder.File("left"));
        foreach (var file in Directory.GetFiles(_folder.Path)) File.Copy(file, Path.Combine(left.FullName, Path.GetFileName(file)));
        await using var restarted = (IAsyncDisposable)await SqliteIndex.Open(left.FullName);

        Assert.Equal(41, await Total(restarted, ""));
        Assert.Equal(41, await Total(restarted, "nurse"));
        Assert.Equal(1, await Total(restarted, "last"));
        Assert.Equivalent(await Index(running).Figures(Cancel), await Index(restarted).Figures(Cancel), strict: true);
    }

    [Fact]
    public async Task Open_AfterMoreWordsThanTheirLogHolds_MendsByAllOfThem()
    {
        await using (var running = await Filled(_folder.Path, 0))
        {
            foreach (var n in Enumerable.Range(0, 60))
            {
                var words = string.Join(' ', Enumerable.Range(0, 1_000).Select(w => $"{Letters(n)}{Letters(w)}"));
                await Index(running).Write([Documents.Document(n switch { 0 => "Horticulturist", 59 => "Veterinarian", _ => "Nurse" }, words).At(1)], Cancel);
            }
            Assert.Equal(("horticulturist", "veterinarian"), await Mended(running));
        }

        await using var restarted = (IAsyncDisposable)await SqliteIndex.Open(_folder.Path);

        Assert.Equal(("horticulturist", "veterinarian"), await Mended(restarted));

        static string Letters(int number) => string.Concat($"{number:d4}".Select(digit => (char)('a' + (digit - '0'))));
        static async Task<(string?, string?)> Mended(IAsyncDisposable index) => (await MendedOf(index, "hortikulturist"), await MendedOf(index, "veterinarain"));
        static async Task<string?> MendedOf(IAsyncDisposable index, string words) =>
            (await Index(index).Search(new IndexQuery(Viewer.Visitor, Documents.Now) { Text = QueryText.Parse(words).Value }, Cancel)).DidYouMean;
    }

    [Fact]
    public async Task Open_RenameThatWasInterrupted_IsFinished()
    {
        await using (await Filled(_folder.Path, 3))
        {
        }
        // As a process leaves it that ends between keeping the new name and writing the documents anew.
        Execute("UPDATE organisations SET name = 'Metropolitan Borough', followed = 0");

        await using var restarted = (IAsyncDisposable)await SqliteIndex.Open(_folder.Path);

        await Eventually.Holds(async () => await Total(restarted, "metropolitan") == 3, "the documents carry the new name");
        Assert.Equal(0, await Total(restarted, "leeds"));
    }

    [Fact]
    public async Task Open_TextsOfAnEarlierVersion_AreReadAsTheyAre()
    {
        await using (await Filled(_folder.Path, 1))
        {
        }
        Execute("""UPDATE documents SET texts = '{"description":"Wound care on the wards","more":"","placeWords":""}'""");

        await using var restarted = (IAsyncDisposable)await SqliteIndex.Open(_folder.Path);

        Assert.Equal(1, await Index(restarted).Rebuild(Cancel));
        Assert.Equal(1, await Total(restarted, "wound"));
    }

    [Fact]
    public async Task Open_RebuildThatWasInterrupted_ServesTheOldOneAndRebuilds()
    {
        await using (await Filled(_folder.Path, 3))
        {
        }
        Execute("CREATE TABLE slots_2(slot INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, counted INTEGER NOT NULL)");

        await using var restarted = (IAsyncDisposable)await SqliteIndex.Open(_folder.Path);

        Assert.Equal(3, await Total(restarted, "nurse"));
        Assert.Equal(3, await Index(restarted).Rebuild(Cancel));
        Assert.Equal(3, await Total(restarted, "nurse"));
    }

    [Fact]
    public async Task Open_FileThatIsNoDatabase_IsSetAsideAndANewOneBegun()
    {
        await File.WriteAllTextAsync(_folder.File("search-index.db"), new string('x', 8192), Cancel);

        await using var index = await Filled(_folder.Path, 2);

        Assert.Equal(2, await Total(index, "nurse"));
        Assert.Single(Directory.GetFiles(_folder.Path, "search-index.db.unreadable-*"));
    }

    private static async Task<IAsyncDisposable> Filled(string folder, int documents)
    {
        var index = await SqliteIndex.Open(folder);
        await index.Write(Documents.Organisation(Documents.Leeds, "Leeds City Council"), Cancel);
        await index.Write([.. Enumerable.Range(0, documents).Select(n => Documents.Document($"Nurse {n}").At(1))], Cancel);
        return (IAsyncDisposable)index;
    }

    private static IOpportunityIndex Index(IAsyncDisposable index) => (IOpportunityIndex)index;

    private static async Task<long> Total(IAsyncDisposable index, string words) =>
        (await Index(index).Search(new IndexQuery(Viewer.Visitor, Documents.Now) { Text = QueryText.Parse(words).Value }, Cancel)).Total;

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File("search-index.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
