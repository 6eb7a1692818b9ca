using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Tests.Domain;

public sealed class ClaimFormTests
{
    [Fact]
    public void Read_Whole_IsTheClaim()
    {
        var claim = ClaimForm.Read(Given.Form() with { Name = "  Kirklees Council ", EmailDomains = ["@Kirklees.gov.uk", "kirklees.gov.uk"] }).Value;

        Assert.Equal(("Kirklees Council", "E08000034"), (claim.Name, claim.RegisterNumber));
        Assert.Equal(["kirklees.gov.uk"], claim.EmailDomains);
    }

    [Fact]
    public void Read_Nothing_NamesEverythingThatIsNeeded() =>
        Assert.Equal(["/name", "/sector", "/register", "/authority", "/dataProtectionContact"], Wrong(new ApplyForOrganisation()));

    [Fact]
    public void Read_InNoRegister_NeedsTheBodyItBelongsTo()
    {
        var form = Given.Form() with { Register = Register.None, RegisterNumber = "ignored" };

        Assert.Equal(["/belongsTo"], Wrong(form));
        Assert.Null(ClaimForm.Read(form with { BelongsTo = "Kirklees Council" }).Value.RegisterNumber);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("…!")]
    [InlineData("bell\a")]
    public void Read_NameThatSaysNothing_IsWrong(string name) => Assert.Equal(["/name"], Wrong(Given.Form() with { Name = name }));

    [Fact]
    public void Read_NameOfAMegabyte_IsWrong() => Assert.Equal(["/name"], Wrong(Given.Form() with { Name = new string('a', 1 << 20) }));

    [Fact]
    public void Read_WrongAndManyDomains_PointsAtEach()
    {
        Assert.Equal(["/emailDomains/1"], Wrong(Given.Form() with { EmailDomains = ["kirklees.gov.uk", "not a domain"] }));
        Assert.Equal(["/emailDomains"], Wrong(Given.Form() with { EmailDomains = [.. Enumerable.Range(0, 11).Select(i => $"d{i}.org")] }));
    }

    private static IEnumerable<string> Wrong(ApplyForOrganisation form)
    {
        var error = ClaimForm.Read(form).Error;
        Assert.Equal((ErrorKind.Invalid, "organisation.claim_incomplete"), (error!.Kind, error.Code));
        return error.Fields.Select(f => f.Pointer);
    }
}
