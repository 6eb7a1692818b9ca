using Secondments.Pages.Words;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Home;

/// <summary>Every hat of a person as a plain link, with how much waits there: the address says whose work it is, so there is nothing to switch.</summary>
internal sealed class SwitchModel(NeedsYou needs, Who who) : PortalPage
{
    private IReadOnlyList<NeededPart> _parts = [];

    public Me Me { get; private set; } = null!;

    public async Task OnGet()
    {
        Me = await who.Needed();
        _parts = await needs.Read(Me, Cancel);
    }

    /// <summary>What waits there, in words; empty when nothing does, or it could not be had.</summary>
    public string Waits(string slug) => _parts.Where(p => p.Slug == slug).Sum(p => p.Needed.Count) is > 0 and var number ? $"{Say.Count(number, "thing needs", "things need")} you" : "";
}
