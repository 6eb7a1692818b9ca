using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Secondments.Identity.Domain;

namespace Secondments.Identity.Features.Connect;

/// <summary>The parameters of a request. None may come twice, and an empty one counts as absent (RFC 6749 §3.1).</summary>
internal sealed class OAuthRequest
{
    private readonly Dictionary<string, string> _values;

    private OAuthRequest(Dictionary<string, string> values, OAuthError? error) => (_values, Error) = (values, error);

    /// <summary>A parameter came twice.</summary>
    public OAuthError? Error { get; }

    public string? this[string name] => _values.GetValueOrDefault(name);

    public IEnumerable<KeyValuePair<string, string>> All => _values;

    public static OAuthRequest Of(IEnumerable<KeyValuePair<string, StringValues>> parameters)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        OAuthError? error = null;
        foreach (var (name, value) in parameters)
        {
            if (value.Count > 1) error = OAuthError.InvalidRequest("A parameter came more than once.");
            else if (value.ToString() is { Length: > 0 } text) values[name] = text;
        }
        return new OAuthRequest(values, error);
    }

    /// <summary>The body of a POST; null when it isn't a form.</summary>
    public static async Task<OAuthRequest?> OfForm(HttpRequest request, CancellationToken cancel)
    {
        if (!request.HasFormContentType) return null;
        try
        {
            return Of(await request.ReadFormAsync(cancel));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
