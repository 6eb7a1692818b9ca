using Secondments.Contracts.Organisations.Api;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Tests.Domain;

/// <summary>How names, numbers, domains and addresses are read.</summary>
public sealed class WritingTests
{
    [Theory]
    [InlineData("Kirklees Council", "kirklees-council")]
    [InlineData("St Mary’s & St John's  Trust", "st-marys-and-st-johns-trust")]
    [InlineData("Cyngor Môn", "cyngor-mon")]
    [InlineData("北京", "organisation")]
    // Eight characters of the short references' alphabet: would be looked up as one.
    [InlineData("BCDF GHJK", "bcdf-ghjk-organisation")]
    // Would stand where the API has its audit.
    [InlineData("Audit", "audit-organisation")]
    public void Slug_OfAName_IsReadableAndNeverAnId(string name, string slug) => Assert.Equal(slug, Slug.Of(name));

    [Fact]
    public void Slug_Candidates_EndInTheReference() =>
        Assert.Equal(["mind", "mind-2", "mind-3", "mind-4", "mind-5", "mind-7k3m92qd"], Slug.For("Mind", "7k3m92qd"));

    [Fact]
    public void Slug_CandidateThatReadsAsAReference_IsLeftOut() =>
        Assert.Equal(["bcdfghj", "bcdfghj-7k3m92qd"], Slug.For("BCDFGHJ", "7k3m92qd"));

    [Theory]
    [InlineData("The Kirklees Council", "Kirklees Council Ltd")]
    [InlineData("Leeds Teaching Hospitals NHS Trust", "Leeds Teaching Hospitals Trust")]
    [InlineData("Calderdale Council", "Caldedale Council")]
    public void NameKey_OneBodyTwoNames_IsSimilar(string one, string other) =>
        Assert.True(NameKey.IsSimilar(NameKey.Of(one), NameKey.Of(other)));

    [Theory]
    [InlineData("Kirklees Council", "Calderdale Council")]
    [InlineData("Mind", "Mencap")]
    public void NameKey_TwoBodies_IsNotSimilar(string one, string other) =>
        Assert.False(NameKey.IsSimilar(NameKey.Of(one), NameKey.Of(other)));

    [Theory]
    [InlineData("@Kirklees.gov.uk ", "kirklees.gov.uk")]
    [InlineData("nhs.net", "nhs.net")]
    [InlineData("localhost", null)]
    [InlineData("a..b.org", null)]
    [InlineData("-a.org", null)]
    [InlineData("127.0.0.1", null)]
    [InlineData("ex ample.org", null)]
    public void ReadDomain_AsWritten_OrNull(string text, string? domain) => Assert.Equal(domain, EmailDomains.ReadDomain(text));

    [Theory]
    [InlineData(" Jo.Field+x@Kirklees.GOV.uk", "Jo.Field+x@kirklees.gov.uk")]
    [InlineData("jo@@kirklees.gov.uk", null)]
    [InlineData("jo@kirklees", null)]
    [InlineData("@kirklees.gov.uk", null)]
    [InlineData("jo field@kirklees.gov.uk", null)]
    [InlineData("jo@kirklees.gov.uk\r\nBcc: all@kirklees.gov.uk", null)]
    [InlineData("\"jo\"@kirklees.gov.uk", null)]
    [InlineData(".jo@kirklees.gov.uk", null)]
    public void ReadAddress_AsWritten_OrNull(string text, string? address) => Assert.Equal(address, EmailDomains.ReadAddress(text));

    [Theory]
    [InlineData(Register.CompaniesHouse, "1234567", "01234567")]
    [InlineData(Register.CompaniesHouse, "sc 123456", "SC123456")]
    [InlineData(Register.CompaniesHouse, "12", null)]
    [InlineData(Register.CharityCommission, "1234567", "1234567")]
    [InlineData(Register.CharityCommission, "12345", null)]
    [InlineData(Register.ScottishCharity, "SC012345", "SC012345")]
    [InlineData(Register.NorthernIrelandCharity, "NIC101234", "NIC101234")]
    [InlineData(Register.Ukprn, "10001234", "10001234")]
    [InlineData(Register.Ukprn, "20001234", null)]
    [InlineData(Register.Ods, "rcf", "RCF")]
    [InlineData(Register.OnsCode, "E08000034", "E08000034")]
    [InlineData(Register.OnsCode, "E08000034\n", null)]
    public void RegisterNumber_AsTheRegisterWritesIt_OrNull(Register register, string text, string? number) =>
        Assert.Equal(number, RegisterNumbers.Read(register, text));
}
