using System.Globalization;
using Secondments.Grains;

namespace Secondments.Organisations.Domain;

/// <summary>How a passport is written, and how its admins hear in time that something in it ends.</summary>
internal static class PassportRules
{
    private const string Reminder = "passport";

    public static Decision<Organisation> Set(Organisation state, SetPassport command, Turn turn)
    {
        if (!state.IsRunning) return Running.NotRunning(state);
        var c = command.Content;
        var passport = new Passport(c.LegalName, c.Vat, c.VatNumber, c.Insurance, c.Signatories, c.StandingTerms, c.DataProtectionContact, turn.Now, turn.Now);
        // What was due before this turn and stays as it was is said all the same, should the reminder be late.
        var stays = state.Passport is { } old ? PassportNotices.ItemsOf(old).Intersect(PassportNotices.ItemsOf(passport)) : [];
        var due = PassportNotices.Due(stays, state.Passport?.NoticesUpTo ?? turn.Now, turn.Now);
        return WithNext(Decide.To(state with { Passport = passport }).Then(Notices(state, due)), passport, turn);
    }

    public static Decision<Organisation> Notice(Organisation state, Turn turn)
    {
        if (state.Passport is not { } passport || !state.IsRunning) return Decide.Unchanged(state);
        var due = PassportNotices.Due(PassportNotices.ItemsOf(passport), passport.NoticesUpTo, turn.Now).ToList();
        if (due.Count == 0) return WithNext(Decide.Unchanged(state), passport, turn);
        var noticed = passport with { NoticesUpTo = turn.Now };
        return WithNext(Decide.To(state with { Passport = noticed }).Then(Notices(state, due)), noticed, turn);
    }

    private static Decision<Organisation> WithNext(Decision<Organisation> decision, Passport passport, Turn turn) =>
        PassportNotices.Next(PassportNotices.ItemsOf(passport), turn.Now) is { } next
            ? decision.Remind(Reminder, next, new NoticePassport())
            : decision.Forget(Reminder);

    private static IEnumerable<FollowUp> Notices(Organisation state, IEnumerable<EndingItem> due) => due.SelectMany(item => TellingAdmins.Of(
        state,
        "organisations.passport-ends",
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["item"] = char.ToUpperInvariant(item.What[0]) + item.What[1..],
            ["until"] = item.Until.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        },
        "/passport"));
}
