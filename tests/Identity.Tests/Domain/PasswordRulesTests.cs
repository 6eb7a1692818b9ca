using Secondments.Identity.Domain;

namespace Secondments.Identity.Tests.Domain;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("three plain turnips")]
    [InlineData("kqWz7-plmtrb")]
    [InlineData("ведро воды и лопата")]
    [InlineData("Ann's bicycle is red")]
    public void Check_LongAndOfNoList_IsFine(string password) => Assert.Null(PasswordRules.Check(password, "Ann Lee", "ann.lee@kirklees.example"));

    [Theory]
    [InlineData(null, "password.missing")]
    [InlineData("", "password.missing")]
    [InlineData("ninechars", "password.too_short")]
    [InlineData("password12", "password.common")]
    [InlineData("P@ssw0rd2024!", "password.common")]
    [InlineData("Liverpool2024", "password.common")]
    [InlineData("qwertyuiop", "password.common")]
    [InlineData("1234567890", "password.common")]
    [InlineData("9876543210", "password.common")]
    [InlineData("abcdefghijklm", "password.common")]
    [InlineData("aaaaaaaaaaaa", "password.common")]
    [InlineData("abababababab", "password.common")]
    [InlineData("I am Okafor, hello", "password.personal")]
    [InlineData("s.okafor99-is-here", "password.personal")]
    public void Check_EasyToGuess_SaysWhy(string? password, string code) =>
        Assert.Equal(code, PasswordRules.Check(password, "Samuel Okafor", "s.okafor99@kirklees.example")?.Code);

    [Fact]
    public void Check_Overlong_IsRefusedBeforeItIsHashed() =>
        Assert.Equal("password.too_long", PasswordRules.Check(new string('x', 201), null, null)?.Code);
}
