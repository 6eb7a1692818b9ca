using Microsoft.Playwright;

namespace Secondments.EndToEnd.Tests.Browsing;

/// <summary>How somebody looks at the exchange.</summary>
public sealed record Screen(int Width, int Height, bool Scripts)
{
    public static readonly Screen Phone = new(375, 667, Scripts: true);

    public static readonly Screen Desk = new(1280, 800, Scripts: true);

    public Screen WithoutScripts => this with { Scripts = false };

    public override string ToString() => $"{Width} px, {(Scripts ? "with" : "without")} scripts";

    internal BrowserNewContextOptions Options(string url) => new()
    {
        BaseURL = url,
        ViewportSize = new() { Width = Width, Height = Height },
        JavaScriptEnabled = Scripts,
        Locale = "en-GB",
        TimezoneId = "Europe/London",
        ReducedMotion = ReducedMotion.Reduce,
    };
}
