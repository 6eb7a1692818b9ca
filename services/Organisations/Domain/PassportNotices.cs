using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

/// <summary>An item of a passport that ends.</summary>
/// <param name="What">As it stands in the middle of a sentence: "public liability insurance".</param>
internal sealed record EndingItem(string What, DateOnly Until);

/// <summary>When an organisation's admins hear that an item of its passport ends: 60, 30 and 7 days before, at 9 in the morning.</summary>
internal static class PassportNotices
{
    public static readonly IReadOnlyList<int> DaysBefore = [60, 30, 7];

    private static readonly TimeOnly InTheMorning = new(9, 0);

    /// <summary>The next instant after <paramref name="after"/> at which there is something to say, if there is one.</summary>
    public static DateTimeOffset? Next(IEnumerable<EndingItem> items, DateTimeOffset after)
    {
        var later = items.SelectMany(MomentsOf).Select(m => m.At).Where(at => at > after).ToList();
        return later.Count == 0 ? null : later.Min();
    }

    /// <summary>What became due in the time after <paramref name="from"/> and up to <paramref name="to"/>: each item once, however late the reminder is.</summary>
    public static IEnumerable<EndingItem> Due(IEnumerable<EndingItem> items, DateTimeOffset from, DateTimeOffset to) =>
        items.Where(i => MomentsOf(i).Any(m => m.At > from && m.At <= to)).OrderBy(i => i.Until);

    public static IEnumerable<EndingItem> ItemsOf(Passport passport)
    {
        foreach (var insurance in passport.Insurance) yield return new EndingItem(WordsOf(insurance.Kind), insurance.Until);
        foreach (var signatory in passport.Signatories)
            if (signatory.Until is { } until) yield return new EndingItem($"the authority of {signatory.Name} to sign", until);
        if (passport.StandingTerms is { Until: { } end }) yield return new EndingItem("the standing terms", end);
    }

    private static IEnumerable<(int Days, DateTimeOffset At)> MomentsOf(EndingItem item) =>
        DaysBefore.Where(days => item.Until > DateOnly.MinValue.AddDays(days)).Select(days => (days, UkTime.At(item.Until.AddDays(-days), InTheMorning)));

    private static string WordsOf(InsuranceKind kind) => kind switch
    {
        InsuranceKind.EmployersLiability => "employers' liability insurance",
        InsuranceKind.PublicLiability => "public liability insurance",
        InsuranceKind.ProfessionalIndemnity => "professional indemnity insurance",
        _ => "an insurance",
    };
}
