using Secondments.Contracts.Opportunities.Api;
using Secondments.Opportunities.Domain.Equality;

namespace Secondments.Opportunities.Tests.Equality;

/// <summary>What may be shown of the counts.</summary>
public sealed class CountingTests
{
    [Fact]
    public void Figures_MonthNotOver_IsNotShown()
    {
        EqualityTally[] tallies = [People("2026-11", 40), new("2026-11", "sex", "female", 40)];

        Assert.Empty(EqualityCounting.Figures(tallies, "2026-11").Periods);
        Assert.Single(EqualityCounting.Figures(tallies, "2026-12").Periods);
    }

    [Fact]
    public void Figures_FewAnswered_WaitForMoreMonths()
    {
        EqualityTally[] tallies = [People("2026-08", 4), People("2026-09", 7), People("2026-10", 9), People("2026-11", 30)];

        var periods = EqualityCounting.Figures(tallies, "2026-12").Periods;

        Assert.Equal([("2026-10", "2026-11", 39), ("2026-08", "2026-09", 11)], periods.Select(p => (p.From, p.To, p.People)));
    }

    [Fact]
    public void Figures_LookedAtLater_ShowNoPeriodAnew()
    {
        List<EqualityTally> tallies = [People("2026-08", 12), new("2026-08", "sex", "female", 12)];
        var before = EqualityCounting.Figures(tallies, "2026-09").Periods.Single();

        tallies.AddRange([People("2026-09", 1), new("2026-09", "sex", "male", 1)]);

        Assert.Equivalent(before, EqualityCounting.Figures(tallies, "2026-10").Periods.Single());
    }

    [Fact]
    public void Figures_SmallGroup_TakesTheNextSmallestWithIt()
    {
        // 9 men among 50 would be found from the 41 women.
        var sex = Sex(50, ("female", 41), ("male", 9));

        Assert.All(sex, a => Assert.Null(a.Count));
    }

    [Fact]
    public void Figures_NobodyInAGroup_IsNotToldEither()
    {
        // If everybody else were shown, the missing ones would be known to be nobody.
        var age = Counts("age", 40, ("under_25", 20), ("25_to_34", 20));

        Assert.Equal([20, null, null, null, null, null], age.Select(a => a.Count).OrderByDescending(c => c));
        Assert.Equal(1, age.Count(a => a.Count is not null));
    }

    [Fact]
    public void Figures_RestOfTenOrMore_LeavesTheOthersShown()
    {
        var age = Counts("age", 60, ("under_25", 20), ("25_to_34", 25), ("35_to_44", 8), ("45_to_54", 7));

        Assert.Equal([20, 25, null, null, null, null], age.Select(a => a.Count));
    }

    [Fact]
    public void Figures_WhoLeftItOut_IsAGroupLikeOthers()
    {
        // 25 women of 30: who left it out, or is in another group, are 5.
        Assert.All(Sex(30, ("female", 25)), a => Assert.Null(a.Count));
        Assert.Equal(25, Sex(40, ("female", 25))[0].Count);
    }

    /// <summary>Whatever the counts: nothing under ten stands there, and what doesn't stand there is ten or more, or everything.</summary>
    [Fact]
    public void Figures_OfAnyCounts_GiveNoSmallGroupAway()
    {
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var given = EqualityQuestions.All[0].Answers.Select(a => (a.Answer, Count: random.Next(0, 25))).ToArray();
            var people = given.Sum(g => g.Count) + random.Next(0, 15);
            if (people < EqualityCounting.Fewest) continue;

            var shown = Counts(EqualityQuestions.All[0].Question, people, given).Select(a => a.Count).OfType<int>().ToList();

            Assert.All(shown, count => Assert.True(count >= EqualityCounting.Fewest));
            var rest = people - shown.Sum();
            Assert.True(shown.Count == 0 || rest >= EqualityCounting.Fewest || (rest == 0 && shown.Count == given.Length + 1), $"{rest} of {people} can be found");
        }
    }

    [Fact]
    public void Read_WrongAnswers_PointAtEach()
    {
        var wrong = EqualityQuestions.Read(new EqualityRequest([new("age", "old"), new("height", "tall"), new("sex", "male"), new("sex", "female"), null!])).Error!;

        Assert.Equal(["/answers/0/answer", "/answers/1/question", "/answers/3/question", "/answers/4/question"], wrong.Fields.Select(e => e.Pointer));
    }

    [Fact]
    public void Questions_Each_MayBeLeftUnsaid() =>
        Assert.All(EqualityQuestions.All, q => Assert.Equal(EqualityQuestions.PreferNotToSay, q.Answers[^1].Answer));

    private static EqualityTally People(string month, int count) => new(month, EqualityCounting.People, "", count);

    private static IReadOnlyList<EqualityCount> Sex(int people, params (string Answer, int Count)[] given) => Counts("sex", people, given);

    private static IReadOnlyList<EqualityCount> Counts(string question, int people, params (string Answer, int Count)[] given) =>
        EqualityCounting.Figures([People("2026-10", people), .. given.Select(g => new EqualityTally("2026-10", question, g.Answer, g.Count))], "2026-11")
            .Periods.Single().Questions.Single(q => q.Question == question).Answers;
}
