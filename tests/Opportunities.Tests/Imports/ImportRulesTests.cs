using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Opportunities.Domain.Imports;
using Secondments.Opportunities.Tests.Opportunities;

namespace Secondments.Opportunities.Tests.Imports;

public sealed class ImportRulesTests
{
    private static readonly ImportRules Rules = new();

    [Fact]
    public void Advance_OfRowsThatWereUnderWayWhenItWasCancelled_CountsThemAndSaysWhereItStopped()
    {
        var cancelled = After(After(Running(), new AdvanceImport(0, new(Added: 256), 257)), new CancelImport());

        var late = After(cancelled, new AdvanceImport(256, new(Added: 200, Refused: 56), 513));

        Assert.Equal((ImportState.Cancelled, 512, 513), (late.State, late.Counts.Done, late.LastLine));
        Assert.Equal("import.moved_on", Rules.Handle(late, new AdvanceImport(256, new(Added: 256), 513), Turn).Refusal!.Code);
    }

    [Fact]
    public void Advance_OfOneThatHasFinished_IsRefused()
    {
        var finished = After(After(Running(), new AdvanceImport(0, new(Same: 1000), 1001)), new FinishImport());

        Assert.Equal("import.wrong_state", Rules.Handle(finished, new AdvanceImport(1000, new(Added: 1), 1002), Turn).Refusal!.Code);
    }

    private static Turn Turn => new(Given.Id.Value, Given.Writer, Given.Start, "secret", 1);

    private static ImportJob Running() =>
        After(After(null, new StartImport(Given.Host, ImportFormat.Csv, DryRun: false, Publish: false, 100, [])), new BeginImport(1000, "utf-8"));

    private static ImportJob After(ImportJob? job, ICommand command)
    {
        var decision = Rules.Handle(job, command, Turn);
        Assert.Null(decision.Refusal);
        return decision.State!;
    }
}
