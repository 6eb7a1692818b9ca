using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Search.Api;
using Secondments.Search.Domain.Places;

namespace Secondments.Search.Tests.Domain;

public sealed class PlacesTests
{
    [Theory]
    [InlineData("leeds", 53.80, -1.55)]
    [InlineData(" Leeds, England ", 53.80, -1.55)]
    [InlineData("st helens", 53.45, -2.73)]
    [InlineData("AL3", 51.76, -0.34)]
    [InlineData("al3 4ab", 51.76, -0.34)]
    [InlineData("AL34AB", 51.76, -0.34)]
    public void Find_NameOrPostcode_IsThere(string text, double latitude, double longitude)
    {
        var place = Gazetteer.Shared.Find(text).Place!;

        Assert.Equal(latitude, place.Latitude, 0.02);
        Assert.Equal(longitude, place.Longitude, 0.02);
    }

    [Fact]
    public void Find_NameOfSeveral_TakesTheLargestAndOffersTheOthers()
    {
        var found = Gazetteer.Shared.Find("Ashford");

        Assert.NotNull(found.Place);
        Assert.NotEmpty(found.Others);
        Assert.All(found.Others, o => Assert.Equal(o, Gazetteer.Shared.Find(o.Name).Place));
    }

    [Theory]
    [InlineData("Narnia", SearchPlaceProblem.UnknownPlace)]
    [InlineData("ZE9", SearchPlaceProblem.UnknownDistrict)]
    [InlineData("ZE9 9ZZ", SearchPlaceProblem.UnknownDistrict)]
    [InlineData("'; --", SearchPlaceProblem.UnknownPlace)]
    public void Find_Unknown_SaysWhy(string text, SearchPlaceProblem problem)
    {
        var found = Gazetteer.Shared.Find(text);

        Assert.Null(found.Place);
        Assert.Equal(problem, found.Problem);
    }

    [Fact]
    public void Of_PlaceWithoutPosition_TakesItsDistrictThenItsName()
    {
        Assert.Equal(51.76, Located.Of(new Place("Somewhere", "AL3 4AB")).Latitude!.Value, 0.02);
        Assert.Equal(53.76, Located.Of(new Place("Nobody's Lane, Preston")).Latitude!.Value, 0.05);
        Assert.Null(Located.Of(new Place("Narnia")).Latitude);
        Assert.Equal(1.5, Located.Of(new Place("Leeds", null, 1.5, 2.5)).Latitude);
    }

    [Fact]
    public void Miles_LeedsToLondon_IsAbout170() => Assert.InRange(Distance.Miles(53.7965, -1.5478, 51.5085, -0.1257), 168, 172);
}
