using System.Globalization;
using Secondments.Search.Domain;
using Secondments.Search.Domain.Text;
using Secondments.Search.Index;

namespace Secondments.Search.Elasticsearch;

/// <summary>An organisation as each of its documents carries it, so that one request searches, hides and counts by it.</summary>
internal sealed record Host(OrganisationEntry Entry)
{
    /// <summary>Stands between the parts of one value; no text holds it.</summary>
    public const char Between = '\u001f';

    /// <summary>All that it says, in one value: documents that carry another are behind.</summary>
    public string Mark => string.Create(CultureInfo.InvariantCulture, $"{Entry.Version}{Between}{Entry.Slug}{Between}{Entry.Name}{Between}{Entry.Sector}{Between}{Entry.Shown}");

    public Dictionary<string, object?> Fields() => new()
    {
        ["version"] = Entry.Version,
        ["mark"] = Mark,
        ["shown"] = Entry.Shown,
        ["sector"] = Words.Of(Entry.Sector),
        ["slug"] = Entry.Slug,
        ["name"] = Entry.Name,
        ["stems"] = DocumentStems.Stems(Entry.Name, new WordMemory()),
        ["phrases"] = Suggested.Beginnings(Tokeniser.Normal(Entry.Name), int.MaxValue).Select(b => $"{b}{Between}{Entry.Name}"),
    };
}
