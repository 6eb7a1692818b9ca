using System.Text.Json;
using Secondments.Contracts.Identity.Api;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;
using Secondments.Portal.Frame;
using Secondments.Portal.Sessions;

namespace Secondments.Portal.Pages.MyData;

/// <summary>Everything about one person, put together from each service's own answer.</summary>
/// <param name="Visits">Sign-ins at these pages that have not ended.</param>
/// <param name="SetAside">Forms whose session had ended when they were sent: kept for a day.</param>
public sealed record Everything(
    MyAccountData Account,
    MyOrganisationsData ProfileAndOrganisations,
    MyApplicationsData Applications,
    IReadOnlyList<Visit> Visits,
    IReadOnlyList<FormSetAside> SetAside)
{
    private static readonly JsonSerializerOptions Readable = new(Json.Stored) { WriteIndented = true };

    public byte[] ToFile() => JsonSerializer.SerializeToUtf8Bytes(this, Readable);
}

public sealed record Visit(DateTimeOffset Since, DateTimeOffset UntilAtMost);

public sealed record FormSetAside(DateTimeOffset Until, IReadOnlyDictionary<string, string[]> Fields);

/// <summary>Asks each service for what it holds of the reader.</summary>
internal sealed class EverythingHeld(
    IdentityClient identity, OrganisationsClient organisations, OpportunitiesClient opportunities, SessionStore sessions, KeptForms forms, Who who)
{
    public async Task<Everything> Get(CancellationToken cancel)
    {
        var subject = (await who.Needed()).Subject;
        return new Everything(
            (await identity.MyData(cancel)).OrThrow(), (await organisations.MyData(cancel)).OrThrow(), (await opportunities.MyData(cancel)).OrThrow(),
            [.. (await sessions.Of(subject, cancel)).Select(s => new Visit(s.StartedAt, s.EndsAt))],
            [.. (await forms.Of(subject, cancel)).Select(f => new FormSetAside(f.Until, f.Form.Fields))]);
    }
}
