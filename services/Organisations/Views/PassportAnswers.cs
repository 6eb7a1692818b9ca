using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Views;

/// <summary>A passport in words. Whether an item has expired is reckoned at each reading, so that it shows everywhere at once.</summary>
internal static class PassportAnswers
{
    /// <param name="whole">For its members and the operators.</param>
    public static PassportAnswer Of(Versioned<Organisation> read, DateTimeOffset now, bool whole)
    {
        var (o, p, today) = (read.State, read.State.Passport, UkTime.DayOf(now));
        return new PassportAnswer(
            o.Id, p?.LegalName ?? o.Name, o.Register, o.RegisterNumber, p?.Vat, p?.VatNumber,
            [.. (p?.Insurance ?? []).OrderBy(i => i.Kind).Select(i => new InsuranceAnswer(
                i.Kind, whole ? i.Insurer : null, whole ? i.PolicyNumber : null, whole ? i.Cover : null, i.From, i.Until, i.Until < today))],
            whole ? [.. (p?.Signatories ?? []).Select(s => new SignatoryAnswer(s.Name, s.Post, s.From, s.Until, s.Until < today))] : null,
            p?.StandingTerms is { } terms ? new StandingTermsAnswer(terms.Text, terms.From, terms.Until, terms.Until < today) : null,
            p?.DataProtectionContact, p?.ChangedAt, read.Version);
    }
}
