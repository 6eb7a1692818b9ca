using Secondments.Contracts.Identity.Api;
using Secondments.Kernel;

namespace Secondments.Portal.Clients;

/// <summary>Identity's API: the reader's own account.</summary>
internal sealed class IdentityClient(HttpClient http, ApiCall call) : ApiClient(http, call)
{
    public Task<Answer<MyAccountData>> MyData(CancellationToken cancel) => Get<MyAccountData>("/api/identity/my-data", cancel);

    public Task<Answer<Done>> Erase(EraseRequest request, CancellationToken cancel) => Post("/api/identity/erase", request, cancel);
}
