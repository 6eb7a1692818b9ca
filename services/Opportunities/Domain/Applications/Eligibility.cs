using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Applications;

/// <summary>
/// Whether a person of an employer may apply to an opportunity: each condition met, not met, or for them to judge. Told before
/// the first question and checked again on sending.
/// </summary>
public static class Eligibility
{
    /// <param name="home">Null where the person's employer isn't here, or they have named none.</param>
    /// <param name="band">The person's own, where the profile says.</param>
    public static IReadOnlyList<ConditionAnswer> Check(Post post, Employer? home, int? band, DateTimeOffset now) =>
        [Open(post, now), Employed(post, home), Sector(post, home), Organisation(post, home), Grade(post, band), .. ToJudge(post)];

    /// <summary>Null when nothing hinders.</summary>
    public static Error? Refusal(Post post, Employer? home, DateTimeOffset now)
    {
        var hindering = Check(post, home, null, now).Where(c => c.Met is ConditionMet.NotMet).ToList();
        if (hindering.Find(c => c.Condition == "open") is { } open) return Error.Conflict("application.not_open", open.Detail);
        return hindering.Count == 0
            ? null
            : Error.Invalid("application.not_eligible", [.. hindering.Select(c => new FieldError("", c.Condition, c.Detail))]);
    }

    private static ConditionAnswer Open(Post post, DateTimeOffset now)
    {
        if (post.TakesApplicationsAt(now))
            return Met("open", $"Open until {DateWords.Deadline(post.ClosesAt!.Value)}.");
        if (post.Host.State is not OrganisationState.Verified) return NotMet("open", $"{post.Host.Name} is on hold.");
        if (post.ClosesAt is { } closed && now > closed) return NotMet("open", $"It closed on {DateWords.Deadline(closed)}.");
        return NotMet("open", post.State is OpportunityState.Paused ? "It is paused." : "It does not take applications now.");
    }

    private static ConditionAnswer Employed(Post post, Employer? home)
    {
        if (home is null) return NotMet("employer", "Your home organisation (your employer) must be on the exchange, and you a member of it.");
        if (home.State is not OrganisationState.Verified) return NotMet("employer", $"{home.Name} is not verified on the exchange now.");
        return post.Details.Kind switch
        {
            OpportunityKind.Internal when home.Id != post.Host.Id => NotMet("employer", $"This is for people who work at {post.Host.Name}."),
            OpportunityKind.Traditional when home.Id == post.Host.Id => NotMet("employer", $"This is for people from other organisations than {post.Host.Name}."),
            _ => Met("employer", $"{home.Name} is verified."),
        };
    }

    private static ConditionAnswer Sector(Post post, Employer? home)
    {
        if (post.Details.OpenToSectors is not { Count: > 0 } sectors) return Met("sector", "Open to every sector.");
        var words = string.Join(", ", sectors.Select(Words.Of));
        return home is not null && sectors.Contains(home.Sector) ? Met("sector", $"Open to: {words}.") : NotMet("sector", $"Open to these sectors only: {words}.");
    }

    private static ConditionAnswer Organisation(Post post, Employer? home)
    {
        if (post.Details.OpenToOrganisations is not { Count: > 0 } organisations) return Met("organisation", "Open to every organisation.");
        return home is not null && organisations.Contains(home.Id)
            ? Met("organisation", $"Open to {home.Name}.")
            : NotMet("organisation", "Open only to organisations that the host named.");
    }

    // A grade never hinders: ladders pair by responsibility only, and a stretch may be what a secondment is for.
    private static ConditionAnswer Grade(Post post, int? band)
    {
        if (post.Details.Band is not { } from) return Met("grade", "No grade is asked for.");
        var to = post.Details.BandTo ?? from;
        var asked = from == to ? $"band {from}" : $"bands {from} to {to}";
        return band is { } own && own >= from && own <= to
            ? Met("grade", $"Your grade is in {asked}.")
            : ToCheck("grade", band is null ? $"It is for {asked}. Your profile names no grade." : $"It is for {asked}; yours is band {band}.");
    }

    private static IEnumerable<ConditionAnswer> ToJudge(Post post)
    {
        if (post.Details.SkillsWanted?.Where(s => s.Essential).Select(s => s.Name).ToList() is { Count: > 0 } essential)
            yield return ToCheck("skills", $"Essential: {string.Join(", ", essential)}.");
        if (post.Details.Clearance is { } clearance and not Clearance.None)
            yield return ToCheck("clearance", $"Needs {(clearance is Clearance.Bpss ? "BPSS checks" : Words.Of(clearance).ToUpperInvariant() + " clearance")}.");
        yield return ToCheck("dates", $"{char.ToUpperInvariant(Dates(post)[0])}{Dates(post)[1..]}.");
    }

    private static string Dates(Post post) => DateWords.Period(post.Details.EarliestStart, post.Details.LengthWeeks);

    private static ConditionAnswer Met(string condition, string detail) => new(condition, ConditionMet.Met, detail);

    private static ConditionAnswer NotMet(string condition, string detail) => new(condition, ConditionMet.NotMet, detail);

    private static ConditionAnswer ToCheck(string condition, string detail) => new(condition, ConditionMet.ToCheck, detail);
}
