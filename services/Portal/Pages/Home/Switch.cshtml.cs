using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Home;

/// <summary>Every hat of a person as a plain link: the address says whose work it is, so there is nothing to switch.</summary>
internal sealed class SwitchModel(Who who) : PortalPage
{
    public Me Me { get; private set; } = null!;

    public async Task OnGet() => Me = await who.Needed();
}
