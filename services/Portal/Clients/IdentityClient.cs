using Secondments.Contracts;
using Secondments.Contracts.Identity.Api;
using Secondments.Kernel;

namespace Secondments.Portal.Clients;

/// <summary>Identity's API: the reader's own account, and the credentials of organisations' own systems.</summary>
internal sealed class IdentityClient(HttpClient http, ApiCall call) : ApiClient(http, call)
{
    private const string Clients = "/api/identity/clients";

    public Task<Answer<MyAccountData>> MyData(CancellationToken cancel) => Get<MyAccountData>("/api/identity/my-data", cancel);

    public Task<Answer<Done>> Erase(EraseRequest request, CancellationToken cancel) => Post("/api/identity/erase", request, cancel);

    // Systems

    public Task<Answer<ListOf<ApiClientDetails>>> Systems(OrganisationId organisation, CancellationToken cancel) =>
        Get<ListOf<ApiClientDetails>>(Query.To(Clients, ("organisation", organisation.ToString())), cancel);

    public Task<Answer<ApiClientDetails>> System(Guid id, CancellationToken cancel) => Get<ApiClientDetails>($"{Clients}/{id}", cancel);

    public Task<Answer<CreatedApiClient>> Create(CreateApiClientRequest request, CancellationToken cancel) => Post<CreatedApiClient>(Clients, request, cancel);

    public Task<Answer<ApiClientDetails>> Change(Guid id, ChangeApiClientRequest request, long? version, CancellationToken cancel) =>
        Put<ApiClientDetails>($"{Clients}/{id}", request, version, cancel);

    public Task<Answer<RotatedSecret>> Rotate(Guid id, RotateSecretRequest request, CancellationToken cancel) => Post<RotatedSecret>($"{Clients}/{id}/rotate", request, cancel);

    public Task<Answer<Done>> EndOldSecret(Guid id, CancellationToken cancel) => Post($"{Clients}/{id}/end-old-secret", null, cancel);

    public Task<Answer<Done>> Disable(Guid id, CancellationToken cancel) => Post($"{Clients}/{id}/disable", null, cancel);
}
