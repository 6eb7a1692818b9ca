using System.IO.Compression;
using Secondments.Pages.Assets;

namespace Secondments.Pages.Tests.Assets;

public sealed class PageAssetsTests
{
    private static byte[] Read(string resource)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream($"assets/{resource}")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static string File(string name) => PageAssets.Path(name)["/assets/".Length..];

    [Theory]
    [InlineData("site.css")]
    [InlineData("site.js")]
    public void Assets_CompressedCopies_HoldTheSameContent(string name)
    {
        using var brotli = new BrotliStream(new MemoryStream(Read(File(name) + ".br")), CompressionMode.Decompress);
        using var copy = new MemoryStream();
        brotli.CopyTo(copy);
        Assert.Equal(Read(File(name)), copy.ToArray());
    }

    [Fact]
    public void Assets_TogetherCompressed_LeaveRoomForThePageUnderEightyKilobytes() =>
        Assert.InRange(Read(File("site.css") + ".gz").Length + Read(File("site.js") + ".gz").Length, 1, 50 * 1024);

    [Fact]
    public void Styles_AskForNothingElse_AndHaveNoTransportFont()
    {
        var css = System.Text.Encoding.UTF8.GetString(Read(File("site.css")));
        Assert.DoesNotContain("GDS Transport", css, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", css, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", css, StringComparison.Ordinal);
    }
}
