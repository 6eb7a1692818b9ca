using Secondments.Architecture.Tests.Reading;
using Secondments.Architecture.Tests.Rules;

namespace Secondments.Architecture.Tests;

/// <summary>Rules on the files of the checkout. Beside each, the planted violation that it must see.</summary>
public sealed class SourceTests
{
    [Fact]
    public void References_OfEveryProject_PointOneWay() => Verdict.None(References.Violations(Sources.Projects));

    [Theory]
    [InlineData("services/Search/Secondments.Search.csproj", "../Opportunities/Secondments.Opportunities.csproj")]
    [InlineData("services/Portal/Secondments.Portal.csproj", "../../identity/Identity/Secondments.Identity.csproj")]
    [InlineData("services/Search/Secondments.Search.csproj", "../../tests/Testing/Secondments.Testing.csproj")]
    [InlineData("shared/Kernel/Secondments.Kernel.csproj", "../Contracts/Secondments.Contracts.csproj")]
    [InlineData("shared/Grains/Secondments.Grains.csproj", "..\\Hosting\\Secondments.Hosting.csproj")]
    [InlineData("gateway/Gateway/Secondments.Gateway.csproj", "../../shared/Grains/Secondments.Grains.csproj")]
    [InlineData("services/Search/Secondments.Search.csproj", "../../deploy/Standalone/Secondments.Standalone.csproj")]
    public void References_ToWhatAProjectMayNotKnow_AreSeen(string project, string include) =>
        Assert.Single(References.Violations([new SourceFile(project, $"<ProjectReference Include=\"{include}\" />")]));

    [Fact]
    public void Projects_OfTheCheckout_AreThoseThatTheRulesLookAt()
    {
        Assert.Contains(Sources.Projects, p => p.Path == "services/Opportunities/Secondments.Opportunities.csproj");
        Assert.Contains("Secondments.Opportunities", Ours.All.Select(a => a.GetName().Name));
        Assert.True(Sources.CSharp.Count > 100);
    }

    [Fact]
    public void Files_OfTheCheckout_AreShort() => Verdict.None(Layout.TooLong(Sources.CSharp));

    [Fact]
    public void Files_OfMoreThan300Lines_AreSeen() =>
        Assert.Equal(["a.cs has 301 lines"], Layout.TooLong([new("a.cs", string.Concat(Enumerable.Repeat("x\n", 301))), new("b.cs", string.Concat(Enumerable.Repeat("x\n", 300)))]));

    [Fact]
    public void Folders_OfTheCheckout_SayWhatIsInThem() => Verdict.None(Layout.VaguelyNamed(Sources.CSharp));

    [Fact]
    public void Folders_ThatSayNothing_AreSeen() =>
        Assert.Single(Layout.VaguelyNamed([new("services/Search/Helpers/Text.cs", ""), new("services/Search/Core.cs", "")]));

    [Fact]
    public void Namespaces_OfEveryFile_FollowFolders() => Verdict.None(Layout.NamespaceViolations(Sources.CSharp));

    [Theory]
    [InlineData("services/Search/Index/Hit.cs", "namespace Secondments.Search;\n")]
    [InlineData("services/Search/Index/Hit.cs", "public sealed class Hit { }\n")]
    public void Namespaces_ThatAreElsewhere_AreSeen(string path, string text) => Assert.Single(Layout.NamespaceViolations([new(path, text)]));

    [Fact]
    public void Endpoints_OfServices_AreInFeatures() => Verdict.None(Layout.EndpointsOutsideFeatures(Sources.CSharp));

    [Fact]
    public void Endpoints_ElsewhereThanInFeatures_AreSeen() => Assert.Single(Layout.EndpointsOutsideFeatures(
    [
        new("services/Search/SearchModule.cs", "routes.MapGet(\"/api/search\", Handle)"),
        new("services/Search/Features/Find.cs", "routes.MapGet(\"/api/search\", Handle)"),
    ]));

    [Fact]
    public void Tests_OfTheCheckout_NeverSleep() => Verdict.None(Layout.Sleeps(Sources.CSharp));

    [Theory]
    [InlineData("await Task." + "Delay(100);")]
    [InlineData("Thread." + "Sleep(5);")]
    public void Tests_ThatSleep_AreSeen(string line) => Assert.Single(Layout.Sleeps([new("tests/X.Tests/XTests.cs", line)]));
}
