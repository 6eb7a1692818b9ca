using Secondments.Contracts.Search.Api;
using Secondments.Kernel;
using Secondments.Search.Domain.Text;
using Secondments.Search.Index;
using Secondments.Testing;

namespace Secondments.Search.Tests.Index;

/// <summary>
/// What every engine must do, one part a file. An engine's tests derive from each part and say how the engine is opened.
/// </summary>
public abstract class OpportunityIndexContract : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private IOpportunityIndex? _index;

    protected static readonly Viewer Visitor = Viewer.Visitor;
    protected static readonly Viewer SignedIn = new(true, []);

    protected IOpportunityIndex Index => _index!;

    protected string Folder => _folder.Path;

    protected abstract Task<IOpportunityIndex> Open(string folder);

    /// <summary>Removes what the folder, which goes by itself, doesn't hold.</summary>
    protected virtual Task Clear(string folder) => Task.CompletedTask;

    public virtual async ValueTask InitializeAsync()
    {
        _index = await Open(Folder);
        await Index.Write(Documents.Organisation(Documents.Leeds, "Leeds City Council"), Cancel);
        await Index.Write(Documents.Organisation(Documents.Shelter, "Harbour Shelter", Sector.Charity), Cancel);
        await Index.Write(Documents.Organisation(Documents.Bank, "Northern Bank", Sector.Private), Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        var opened = _index is not null;
        await Close();
        if (opened) await Clear(Folder);
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected async Task Reopen()
    {
        await Close();
        _index = await Open(Folder);
    }

    protected Task Put(params IReadOnlyList<OpportunityDocument> documents) => Index.Write([.. documents.Select(d => d.At(1))], Cancel);

    protected static IndexQuery Ask(string words = "", Viewer? viewer = null) =>
        new(viewer ?? Visitor, Documents.Now) { Text = QueryText.Parse(words).Value };

    protected async Task<IReadOnlyList<string>> Titles(IndexQuery query) => [.. (await Index.Search(query, Cancel)).Hits.Select(h => h.Card.Title)];

    protected Task<IReadOnlyList<string>> Titles(string words, Viewer? viewer = null) => Titles(Ask(words, viewer));

    protected static IReadOnlyDictionary<string, int> Counts(IndexPage page, string facet) =>
        page.Facets.Single(f => f.Name == facet).Values.ToDictionary(v => v.Value, v => v.Count);

    protected static FacetValue Value(IndexPage page, string facet, string value) => page.Facets.Single(f => f.Name == facet).Values.Single(v => v.Value == value);

    private async Task Close()
    {
        switch (_index)
        {
            case IAsyncDisposable index:
                await index.DisposeAsync();
                break;
            case IDisposable index:
                index.Dispose();
                break;
        }
        _index = null;
    }
}
