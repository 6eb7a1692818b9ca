using System.Reflection;
using Secondments.Pages.Words;

namespace Secondments.Pages.Tests.Words;

public sealed class TextsTests
{
    // What no reader should meet: the words of our trade, and the ones that hurt.
    private static readonly string[] NeverShown =
        ["grain", "tenant", "outbox", "entity", "token", "session", "payload", "invalid", "illegal", "forbidden", "failed", "null", "user", "resource", "talent", "rejected", "sanction", "seconder", "please", "sorry", "unfortunately", "submit"];

    [Fact]
    public void Texts_EveryMember_HasAText()
    {
        foreach (var property in typeof(Texts).GetProperties(BindingFlags.Public | BindingFlags.Static))
            Assert.NotEmpty((string)property.GetValue(null)!);
        foreach (var method in typeof(Texts).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => !m.IsSpecialName))
            Assert.Contains("X1", (string)method.Invoke(null, ["X1"])!, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_EveryMember_HasNoWordThatIsNeverShown()
    {
        var wrong = typeof(Texts).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Select(p => (p.Name, Text: (string)p.GetValue(null)!))
            .Where(t => t.Text.ToLowerInvariant().Split(' ', ',', '.', ':').Any(NeverShown.Contains));
        Assert.Empty(wrong);
    }
}
