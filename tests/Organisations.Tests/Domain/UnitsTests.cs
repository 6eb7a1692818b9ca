using Secondments.Contracts.Organisations;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Tests.Domain;

public sealed class UnitsTests
{
    private static readonly Guid Housing = new("01890000-0000-7000-8000-0000000000c1");
    private static readonly Guid Parks = new("01890000-0000-7000-8000-0000000000c2");

    private static Story<Organisation> WithHousing() => Given.InState(OrganisationState.Verified).When(new AddUnit(Housing, "Housing"));

    [Fact]
    public void Add_New_IsAUnit() => Assert.Equal([new Unit(Housing, "Housing")], WithHousing().Is.Units);

    [Fact]
    public void Add_NameTaken_IsRefused() => Assert.Equal("unit.taken", WithHousing().When(new AddUnit(Parks, "housing")).Refusal.Code);

    [Fact]
    public void Rename_ToItsOwnNameInOtherLetters_IsTaken() => Assert.Equal("HOUSING", Assert.Single(WithHousing().When(new RenameUnit(Housing, "HOUSING")).Is.Units).Name);

    [Fact]
    public void Rename_ToAnothersName_IsRefused() =>
        Assert.Equal("unit.taken", WithHousing().When(new AddUnit(Parks, "Parks")).When(new RenameUnit(Parks, "Housing")).Refusal.Code);

    [Fact]
    public void Rename_Unknown_IsNothing() => Assert.Equal("unit.not_found", WithHousing().When(new RenameUnit(Parks, "Parks")).Refusal.Code);

    [Fact]
    public void Retire_KeepsItAndItsName()
    {
        var story = WithHousing().When(new RetireUnit(Housing));
        Assert.Equal([new Unit(Housing, "Housing", Retired: true)], story.Is.Units);

        var refusal = story.When(new AddUnit(Parks, "Housing")).Refusal;
        Assert.Contains("bring it back", Assert.Single(refusal.Fields).Detail, StringComparison.Ordinal);
        Assert.False(Assert.Single(story.When(new RestoreUnit(Housing)).Is.Units).Retired);
    }

    [Fact]
    public void Retire_Twice_ChangesNothing()
    {
        var story = WithHousing().When(new RetireUnit(Housing));
        var version = story.Version;

        Assert.Equal(version, story.When(new RetireUnit(Housing)).Version);
    }

    [Fact]
    public void Add_ToAClosedOrganisation_IsRefused() =>
        Assert.Equal("organisation.not_running", Given.InState(OrganisationState.Closed).When(new AddUnit(Housing, "Housing")).Refusal.Code);

    [Fact]
    public void Add_TwoHundredAndOne_IsRefused()
    {
        var story = Given.InState(OrganisationState.Verified);
        for (var i = 0; i < 200; i++) story.When(new AddUnit(Guid.CreateVersion7(), $"Unit {i}"));

        Assert.Equal("unit.too_many", story.When(new AddUnit(Housing, "Housing")).Refusal.Code);
    }
}
