using System.Reflection.Emit;
using Secondments.Architecture.Tests.Planted.Domain;
using Secondments.Architecture.Tests.Reading;
using Secondments.Architecture.Tests.Rules;

namespace Secondments.Architecture.Tests;

/// <summary>Rules on what was compiled. Beside each, the planted violation that it must see.</summary>
public sealed class CompiledTests
{
    private static readonly Lazy<IReadOnlyList<Body>> Shipped = new(() => [.. Ours.All.SelectMany(Il.Of)]);
    private static readonly Lazy<IReadOnlyList<Body>> Planted = new(() => [.. Il.Of(typeof(CompiledTests).Assembly).Where(b => b.Type.Contains(".Planted.", StringComparison.Ordinal))]);

    [Fact]
    public void Domain_OfEveryService_IsPure() => Verdict.None(Purity.DomainViolations(Shipped.Value));

    [Theory]
    [InlineData(nameof(Impure.AsksTheClock), "System.DateTimeOffset::get_UtcNow")]
    [InlineData(nameof(Impure.MakesAnId), "System.Guid::NewGuid")]
    [InlineData(nameof(Impure.TakesAClock), "System.TimeProvider::GetUtcNow")]
    [InlineData(nameof(Impure.ReadsAFile), "System.IO.File::ReadAllText")]
    [InlineData(nameof(Impure.UsesAFramework), "Microsoft.AspNetCore.Http.")]
    [InlineData(nameof(Impure.QueriesADatabase), "Microsoft.EntityFrameworkCore.")]
    public void Domain_ThatIsImpure_IsSeen(string method, string what) => Assert.Contains(
        Purity.DomainViolations(Planted.Value), v => v.StartsWith($"{typeof(Impure).FullName}.{method} uses {what}", StringComparison.Ordinal));

    [Fact]
    public void Domain_ThatIsImpureInsideALambda_IsSeen() => Assert.Contains(
        Purity.DomainViolations(Planted.Value), v => v.StartsWith($"{typeof(Impure).FullName}+", StringComparison.Ordinal) && v.EndsWith("System.DateTime::get_UtcNow", StringComparison.Ordinal));

    [Fact]
    public void Clock_OfTheMachine_IsAskedNowhere() => Verdict.None(Purity.ClockViolations(Shipped.Value));

    [Fact]
    public void Clock_OfTheMachine_IsSeenWhenAsked() => Assert.NotEmpty(Purity.ClockViolations(Planted.Value));

    [Fact]
    public void Connection_OfTheWritingRole_IsInNoFeatureAndNoView() => Verdict.None(Purity.ConnectionViolations(Shipped.Value));

    [Fact]
    public void Connection_OfTheWritingRole_IsSeenInAFeature() => Assert.NotEmpty(Purity.ConnectionViolations(Planted.Value));

    [Fact]
    public void Classes_ThatNothingInherits_AreSealed() => Verdict.None(Shapes.NotSealed(Ours.Types, Ours.Types));

    [Fact]
    public void Classes_LeftOpen_AreSeen() =>
        Assert.Equal([typeof(LeftOpen).FullName!], Shapes.NotSealed([typeof(LeftOpen), typeof(Inherited), typeof(Inheriting)], [typeof(Inheriting)]));

    [Fact]
    public void Messages_OfEveryService_AreSealedRecordsInTheirNamespace() => Verdict.None(Shapes.MessageViolations(Ours.Types));

    [Fact]
    public void Messages_OutsideContracts_AreSeen() => Assert.Equal(
        [$"{typeof(PlantedMessage).FullName} isn't in a namespace of Secondments.Contracts", $"{typeof(PlantedMessage).FullName} isn't sealed"],
        Shapes.MessageViolations([typeof(PlantedMessage)]));

    [Fact]
    public void Il_OfAMethod_IsReadToItsEnd() =>
        Assert.Contains(Planted.Value.Single(b => b.Method == nameof(Impure.MakesAnId)).Instructions, i => i.Code == OpCodes.Call && i.Member == "System.Guid::NewGuid");
}
