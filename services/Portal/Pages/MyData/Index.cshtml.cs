using Secondments.Contracts.Operator.Api;
using Secondments.Pages.Words;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.MyData;

/// <summary>What is held of the reader, to read; the whole of it is in the file.</summary>
internal sealed class IndexModel(EverythingHeld held) : PortalPage
{
    private const int Most = 50;

    public Everything Held { get; private set; } = null!;

    public IReadOnlyList<OwnAuditLine> Newest { get; private set; } = [];

    public int Lines { get; private set; }

    public async Task OnGet()
    {
        Held = await held.Get(Cancel);
        List<OwnAuditLine> all = [.. Held.Account.Audit, .. Held.ProfileAndOrganisations.Audit, .. Held.Applications.Audit];
        (Lines, Newest) = (all.Count, [.. all.OrderByDescending(l => l.At).Take(Most)]);
    }

    /// <summary>Application: save answers.</summary>
    public static string Words(string action)
    {
        var words = action.Replace('_', ' ').Split('.', 2);
        return words.Length == 2 ? $"{Say.Sentence(words[0])}: {words[1]}" : Say.Sentence(words[0]);
    }

    public static string By(string by) => by switch
    {
        "you" => "You",
        "exchange" => "The exchange",
        _ => "Somebody else",
    };
}
