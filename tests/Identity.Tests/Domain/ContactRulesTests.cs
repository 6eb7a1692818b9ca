using Secondments.Identity.Domain;

namespace Secondments.Identity.Tests.Domain;

public sealed class ContactRulesTests
{
    [Theory]
    [InlineData("sam@kirklees.example")]
    [InlineData(" sam.okafor+jobs@mail.kirklees.gov.uk ")]
    [InlineData("o'brien@kirklees.example")]
    public void CheckEmail_Address_IsFine(string email) => Assert.Null(ContactRules.CheckEmail(email));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sam")]
    [InlineData("sam@")]
    [InlineData("sam@kirklees")]
    [InlineData("sam@kirklees.example.")]
    [InlineData("Sam <sam@kirklees.example>")]
    [InlineData("sam@kirklees.example, eve@evil.example")]
    [InlineData("sam@kirklees.example\r\nBcc: eve@evil.example")]
    [InlineData("sam ok@kirklees.example")]
    [InlineData("sam\0@kirklees.example")]
    public void CheckEmail_AnythingElse_IsRefused(string? email) => Assert.NotNull(ContactRules.CheckEmail(email));

    [Theory]
    [InlineData("Sam Okafor")]
    [InlineData("Siân O’Brien-Ng")]
    [InlineData("王小明")]
    public void CheckName_AsPeopleWriteIt_IsFine(string name) => Assert.Null(ContactRules.CheckName(name));

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("Sam\u202Erofako")]
    [InlineData("Sam\0")]
    [InlineData("Sam\nOkafor")]
    public void CheckName_EmptyOrHidden_IsRefused(string? name) => Assert.NotNull(ContactRules.CheckName(name));

    [Fact]
    public void CheckName_OneMegabyte_IsRefused() => Assert.Equal("account.name_too_long", ContactRules.CheckName(new string('a', 1_000_000))?.Code);
}
