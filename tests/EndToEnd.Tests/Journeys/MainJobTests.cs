using Secondments.EndToEnd.Tests.Browsing;
using Secondments.EndToEnd.Tests.Exchange;

namespace Secondments.EndToEnd.Tests.Journeys;

public sealed class MainJobTests(DemoExchange exchange, Chromium chromium)
{
    [Theory]
    [InlineData(375, true, "Osprey")]
    [InlineData(375, false, "Kestrel")]
    [InlineData(1280, true, "Merlin")]
    [InlineData(1280, false, "Harrier")]
    public async Task Opportunity_PostedFoundAppliedForReleasedAndOffered_IsFilled(int width, bool scripts, string word)
    {
        await MainJob.Fill(await exchange.Get(), await chromium.Browser(), width, scripts, word);
    }
}
