using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Secondments.Demo;

/// <summary>Credentials of an organisation's system.</summary>
public sealed record ClientCredentials(Guid ClientId, string ClientSecret);

/// <summary>Signs an organisation's system in (client credentials) and keeps its token while it is good.</summary>
public sealed class ClientSession(HttpClient http, ClientCredentials credentials)
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private string? _token;
    private DateTimeOffset _goodUntil;

    public ExchangeApi Api => new(http, Token);

    private async Task<string?> Token(CancellationToken cancel)
    {
        if (_token is not null && DateTimeOffset.UtcNow < _goodUntil) return _token;
        await _one.WaitAsync(cancel);
        try
        {
            if (_token is not null && DateTimeOffset.UtcNow < _goodUntil) return _token;
            using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/token")
            {
                Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
                Headers = { Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{credentials.ClientId}:{Uri.EscapeDataString(credentials.ClientSecret)}"))) },
            };
            using var answer = await http.SendAsync(request, cancel);
            if (!answer.IsSuccessStatusCode) throw await ApiRefused.From(request.Method, "/connect/token", answer, cancel);
            var granted = await answer.Content.ReadFromJsonAsync<JsonElement>(cancel);
            _token = granted.GetProperty("access_token").GetString();
            _goodUntil = DateTimeOffset.UtcNow.AddSeconds(granted.GetProperty("expires_in").GetInt32() - 30);
            return _token;
        }
        finally
        {
            _one.Release();
        }
    }
}
