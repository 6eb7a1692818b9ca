using Secondments.Portal.Clients;
using Secondments.Portal.Frame;
using Secondments.Portal.Sessions;

namespace Secondments.Portal.Pages.Developers;

/// <summary>How a program begins: three examples that run as they stand, and what holds for every endpoint.</summary>
internal sealed class IndexModel(OperatorClients services, OidcSettings settings) : PortalPage
{
    private readonly string _url = settings.PublicUrl.ToString().TrimEnd('/');

    public IReadOnlyList<OperatorClient> Services => services.All;

    public string Search => $"curl '{_url}/api/search/opportunities?q=data&size=2'";

    public string Token => $"""
        curl '{_url}/connect/token' \
          -d grant_type=client_credentials \
          -d client_id="$CLIENT_ID" \
          -d client_secret="$CLIENT_SECRET"
        """;

    public string Draft => $$"""
        curl '{{_url}}/api/opportunities' \
          -H "Authorization: Bearer $TOKEN" \
          -H 'Content-Type: application/json' \
          -H 'Idempotency-Key: draft-1' \
          -d '{ "organisation": "'$ORGANISATION'", "details": { "title": "Data analyst, 6 months" } }'
        """;
}
