using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Secondments.EndToEnd.Tests.Browsing;

/// <summary>
/// axe-core in the page itself. The library's own runner puts its script into every page twice and opens another page for each
/// run, because it must serve pages within pages; ours have none, which is asked too.
/// </summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What its rules find wrong with what the page shows now, a line each.</summary>
    public static async Task<string[]> Violations(IPage page)
    {
        Assert.Single(page.Frames);
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>("""
            async () => {
              const found = await axe.run(document, { resultTypes: ["violations"], selectors: false, rules: { "target-size": { enabled: true } } });
              return found.violations.map((v) => `${v.id} (${v.help}): ${v.nodes.slice(0, 3).map((n) => n.html).join(" | ")}`);
            }
            """);
    }
}
