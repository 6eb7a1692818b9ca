using Microsoft.AspNetCore.DataProtection;
using Secondments.Hosting.Api;

namespace Secondments.Hosting.Tests.Api;

public sealed class CursorsTests
{
    private readonly Cursors _cursors = new(new EphemeralDataProtectionProvider());

    [Fact]
    public void Decode_OwnCursor_GivesTheKeys()
    {
        var cursor = _cursors.Encode("open?sector=public", "2026-11-22", "id-7");

        Assert.Equal(["2026-11-22", "id-7"], _cursors.Decode("open?sector=public", cursor).Value);
    }

    [Fact]
    public void Decode_CursorOfAnotherQuery_IsRefused() =>
        Assert.Equal("cursor.unreadable", _cursors.Decode("open?sector=private", _cursors.Encode("open?sector=public", "a")).Error?.Code);

    [Fact]
    public void Decode_CursorOfAnotherExchange_IsRefused() =>
        Assert.Equal("cursor.unreadable", new Cursors(new EphemeralDataProtectionProvider()).Decode("q", _cursors.Encode("q", "a")).Error?.Code);

    [Fact]
    public void Decode_AnyCharacterChanged_IsRefused()
    {
        var cursor = _cursors.Encode("q", "a");

        for (var i = 0; i < cursor.Length - 1; i++)
        {
            var changed = cursor[..i] + (cursor[i] == 'A' ? 'B' : 'A') + cursor[(i + 1)..];
            Assert.False(_cursors.Decode("q", changed).IsOk, $"at {i}");
        }
    }

    [Theory]
    [InlineData(null, 20)]
    [InlineData("", 20)]
    [InlineData("1", 1)]
    [InlineData("100", 100)]
    public void Read_SizeInBounds_IsTaken(string? size, int expected) => Assert.Equal(expected, PageSize.Read(size).Value);

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    [InlineData("-1")]
    [InlineData("1e1")]
    [InlineData("1000000000")]
    [InlineData("99999999999999")]
    public void Read_SizeOutOfBounds_IsRefused(string size) => Assert.Equal("request.size", PageSize.Read(size).Error?.Code);
}
