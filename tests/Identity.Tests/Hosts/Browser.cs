using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Secondments.Identity.Tests.Hosts;

/// <summary>As much of a browser as these pages need: cookies by path, forms, and redirects that stop at another origin.</summary>
public sealed class Browser(Uri address)
{
    private readonly CookieContainer _cookies = new();
    private HttpClient? _client;

    public Uri Url { get; private set; } = null!;

    public HttpStatusCode Status { get; private set; }

    public IDocument Page { get; private set; } = null!;

    public HttpResponseMessage Answer { get; private set; } = null!;

    public string Text => Page.QuerySelector("main")!.TextContent;

    public string Heading => Page.QuerySelector("h1")!.TextContent;

    public IReadOnlyList<string> Errors => [.. Page.QuerySelectorAll(".govuk-error-summary__list li").Select(e => e.TextContent)];

    public CookieCollection CookiesAt(string path) => _cookies.GetCookies(new Uri(address, path));

    public Task Get(string path) => Follow(() => new HttpRequestMessage(HttpMethod.Get, new Uri(address, path)));

    /// <summary>Fills in and sends the page's form (the first in its main part that has these fields) with what is hidden in it.</summary>
    public Task Submit(params (string Name, string Value)[] fields)
    {
        var form = Page.QuerySelectorAll("main form").First(f => fields.All(field => f.QuerySelector($"[name='{field.Name}']") is not null));
        return Send(form, fields);
    }

    /// <summary>Presses the button with this text.</summary>
    public Task Press(string button) =>
        Send(Page.QuerySelectorAll("main form").First(f => f.QuerySelector("button")!.TextContent.Trim() == button), []);

    public Task Post(string path, params (string Name, string Value)[] fields) => Follow(() => new HttpRequestMessage(HttpMethod.Post, new Uri(address, path))
    {
        Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
    });

    private Task Send(IElement form, (string Name, string Value)[] fields)
    {
        var values = form.QuerySelectorAll("input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        foreach (var (name, value) in fields) values[name] = value;
        var action = form.GetAttribute("action") is { Length: > 0 } to ? to : Url.PathAndQuery;
        return Post(action, [.. values.Select(v => (v.Key, v.Value))]);
    }

    private async Task Follow(Func<HttpRequestMessage> first)
    {
        _client ??= new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies });
        var request = first();
        for (var hop = 0; hop < 10; hop++)
        {
            Url = request.RequestUri!;
            Answer = await _client.SendAsync(request);
            Status = Answer.StatusCode;
            if (Answer.Headers.Location is not { } location || (int)Status is < 300 or > 399)
            {
                Page = new HtmlParser().ParseDocument(await Answer.Content.ReadAsStringAsync());
                return;
            }
            var next = new Uri(Url, location);
            if (next.Authority != address.Authority)
            {
                Url = next;
                return;
            }
            request = new HttpRequestMessage(HttpMethod.Get, next);
        }
        Assert.Fail($"Too many redirects, the last to {Url}");
    }
}
