using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Secondments.Bench.Loads;

/// <summary>A visitor with a browser that keeps cookies, follows redirects and fills forms in. For one at a time.</summary>
internal sealed class Browser(HttpClient http)
{
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);
    private string _address = "/";
    private IHtmlDocument? _page;

    public async Task Open(string address) => await Follow(await Send(HttpMethod.Get, address, null));

    /// <summary>Sends the form of the page that is open, with what it has hidden in it, and goes where that leads.</summary>
    /// <exception cref="InvalidOperationException">The form is shown again, or there is none.</exception>
    public async Task Submit(params IEnumerable<KeyValuePair<string, string>> fields)
    {
        var form = _page?.QuerySelector("main form[method=post]") ?? throw new InvalidOperationException($"{_address} has no form.");
        var hidden = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(i => KeyValuePair.Create(i.Name!, i.Value));
        var answer = await Send(HttpMethod.Post, form.GetAttribute("action") ?? _address, new FormUrlEncodedContent([.. hidden, .. fields]));
        if (answer.StatusCode is not HttpStatusCode.Redirect)
            throw new InvalidOperationException($"{_address} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        await Follow(answer);
    }

    private async Task Follow(HttpResponseMessage answer)
    {
        while (answer.Headers.Location is { } next)
        {
            answer.Dispose();
            answer = await Send(HttpMethod.Get, next.OriginalString, null);
        }
        using (answer)
        {
            _page = new HtmlParser().ParseDocument(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        }
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string address, HttpContent? content)
    {
        _address = address;
        using var request = new HttpRequestMessage(method, address) { Content = content };
        if (_cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
        var answer = await http.SendAsync(request);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            var pair = set.Split(';')[0].Split('=', 2);
            _cookies[pair[0]] = pair[1];
        }
        return answer;
    }
}
