using System.Net.Http.Headers;
using System.Net.Http.Json;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;

namespace Secondments.Bench.Hosts;

/// <summary>The command that is measured: an opportunity's details are saved, whichever version it has.</summary>
internal static class Saving
{
    /// <param name="key">Of this command alone.</param>
    /// <param name="token">Where the client doesn't send one by itself.</param>
    public static HttpRequestMessage Request(OpportunityId opportunity, OpportunityDetails details, string key, string? token = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/opportunities/{opportunity}")
        {
            Content = JsonContent.Create(new SaveOpportunity(details), options: Json.Stored),
        };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        request.Headers.Add("Idempotency-Key", key);
        return request;
    }

    /// <inheritdoc cref="Request"/>
    public static async Task Save(HttpClient http, OpportunityId opportunity, OpportunityDetails details, string key, string? token = null)
    {
        using var request = Request(opportunity, details, key, token);
        using var answer = await http.SendAsync(request);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }
}
