using System.Text.Json;
using Secondments.Contracts.Opportunities;
using Secondments.Kernel;
using Secondments.Search.Domain.Places;
using Secondments.Search.Index;
using Secondments.Search.Tests.Index;
using Secondments.Testing;

namespace Secondments.Search.Tests.Relevance;

/// <summary>The adverts that the environment's ADVERTS_FILE names, in an index of one engine; null where it names none, or the engine isn't there.</summary>
public abstract class Adverts : IAsyncLifetime
{
    private readonly TestFolder _folder = new();

    public static string? File { get; } = Environment.GetEnvironmentVariable("ADVERTS_FILE") is { Length: > 0 } file && System.IO.File.Exists(file) ? file : null;

    public IOpportunityIndex? Index { get; private set; }

    /// <summary>Why there is no index.</summary>
    public string? Missing { get; private set; }

    protected abstract Task<(IOpportunityIndex? Index, string? Missing)> Open(string folder);

    /// <summary>Removes what the folder, which goes by itself, doesn't hold.</summary>
    protected virtual Task Clear(string folder) => Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        (Index, Missing) = File is null ? (null, "ADVERTS_FILE names no file of adverts.") : await Open(_folder.Path);
        if (Index is null || File is null) return;
        var adverts = System.IO.File.ReadLines(File).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        foreach (var name in adverts.Select(a => Text(a, "organisation")).Distinct())
            await Index.Write(Documents.Organisation(IdOf(name), name), CancellationToken.None);
        foreach (var batch in adverts.Select(Entry).Chunk(200)) await Index.Write(batch, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (Index is IAsyncDisposable index)
        {
            await index.DisposeAsync();
            await Clear(_folder.Path);
        }
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private static IndexEntry Entry(JsonElement advert) => Documents.Document(Text(advert, "title"), Text(advert, "description"), c => c with
    {
        Organisation = IdOf(Text(advert, "organisation")),
        Places = [Located.Of(new Place(Text(advert, "locality"), Text(advert, "postcode")))],
    }).At(1);

    private static OrganisationId IdOf(string name) => new(Ids.FromName(Guid.Empty, name));

    private static string Text(JsonElement advert, string name) => advert.GetProperty(name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "";
}
