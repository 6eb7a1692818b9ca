using Secondments.Contracts.Opportunities.Api;

namespace Secondments.Opportunities.Domain.Applications;

/// <summary>What an application says of each skill wanted, by name, case aside: facts for a chooser, no judgement.</summary>
public static class Fit
{
    public static IReadOnlyList<SkillFit> Of(Application application)
    {
        var told = (application.Answers.Skills ?? []).Select(s => s.Skill).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var held = (application.Profile?.Skills ?? [])
            .Where(s => s.Name is not null)
            .GroupBy(s => s.Name!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.Max(s => s.Level), StringComparer.OrdinalIgnoreCase);
        return [.. application.Post.SkillsWanted.Select(w => new SkillFit(
            w.Name, w.Level, w.Essential, told.Contains(w.Name) || held.ContainsKey(w.Name), held.GetValueOrDefault(w.Name)))];
    }
}
