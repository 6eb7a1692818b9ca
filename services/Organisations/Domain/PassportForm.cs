using System.Text.RegularExpressions;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

/// <summary>Reads a passport that an admin wrote: everything that is wrong, at once.</summary>
internal static partial class PassportForm
{
    private const int MostSignatories = 20;
    private const int LongestTerms = 10_000;

    /// <summary>Dates outside are slips of the pen; the bound also keeps them where every calendar can reckon.</summary>
    private static readonly (DateOnly First, DateOnly Last) Sensible = (new(1990, 1, 1), new(2100, 12, 31));

    public static Result<PassportContent> Read(PassportRequest form)
    {
        var errors = new List<FieldError>();
        var text = new PlainText(errors);
        var content = new PassportContent(
            text.Optional("/legalName", form.LegalName, 160),
            form.Vat,
            VatNumber(errors, form),
            Insurance(errors, text, form.Insurance ?? []),
            Signatories(errors, text, form.Signatories ?? []),
            Terms(errors, text, form.StandingTerms),
            Contact(errors, form.DataProtectionContact));
        return errors.Count == 0 ? content : Error.Invalid("passport.incomplete", errors);
    }

    private static string? VatNumber(List<FieldError> errors, PassportRequest form)
    {
        if (form.Vat is not VatStatus.Registered)
        {
            if (!string.IsNullOrWhiteSpace(form.VatNumber)) errors.Add(new FieldError("/vatNumber", "not_registered", "Only an organisation that is registered for VAT has a number."));
            return null;
        }
        var number = (form.VatNumber ?? "").Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (VatShape().IsMatch(number)) return number.StartsWith("GB", StringComparison.Ordinal) || number.StartsWith("XI", StringComparison.Ordinal) ? number : "GB" + number;
        errors.Add(new FieldError("/vatNumber", number.Length == 0 ? "missing" : "not_a_number_there", "Enter the VAT number, such as GB 123 4567 89."));
        return null;
    }

    private static IReadOnlyList<Insurance> Insurance(List<FieldError> errors, PlainText text, IReadOnlyList<InsuranceRequest> insurance)
    {
        // A kind stands once, so there are never more than there are kinds.
        var most = Enum.GetValues<InsuranceKind>().Length;
        if (insurance.Count > most) errors.Add(new FieldError("/insurance", "too_many", "Name each kind of insurance once."));
        var read = new List<Insurance>();
        for (var i = 0; i < Math.Min(insurance.Count, most); i++)
        {
            var (item, at) = (insurance[i] ?? new InsuranceRequest(), $"/insurance/{i}");
            if (item.Kind is null) errors.Add(new FieldError($"{at}/kind", "missing", "Choose the kind of insurance."));
            else if (read.Any(r => r.Kind == item.Kind)) errors.Add(new FieldError($"{at}/kind", "twice", "Name each kind of insurance once."));
            Dates(errors, at, item.From, item.Until);
            if (item.Until is null) errors.Add(new FieldError($"{at}/until", "missing", "Enter the last day that the insurance is good for."));
            read.Add(new Insurance(
                item.Kind ?? default, text.Optional($"{at}/insurer", item.Insurer, 120), text.Optional($"{at}/policyNumber", item.PolicyNumber, 60),
                text.Optional($"{at}/cover", item.Cover, 60), item.From, item.Until ?? default));
        }
        return read;
    }

    private static IReadOnlyList<Signatory> Signatories(List<FieldError> errors, PlainText text, IReadOnlyList<SignatoryRequest> signatories)
    {
        if (signatories.Count > MostSignatories) errors.Add(new FieldError("/signatories", "too_many", $"Name {MostSignatories} signatories or fewer."));
        return
        [
            .. signatories.Take(MostSignatories).Select((signatory, i) =>
            {
                var (item, at) = (signatory ?? new SignatoryRequest(), $"/signatories/{i}");
                Dates(errors, at, item.From, item.Until);
                return new Signatory(text.Needed($"{at}/name", item.Name, 100, "Enter a name."), text.Needed($"{at}/post", item.Post, 120, "Enter their post."), item.From, item.Until);
            }),
        ];
    }

    private static StandingTerms? Terms(List<FieldError> errors, PlainText text, StandingTermsRequest? terms)
    {
        if (terms is null) return null;
        Dates(errors, "/standingTerms", terms.From, terms.Until);
        return new StandingTerms(text.Needed("/standingTerms/text", terms.Text, LongestTerms, "Enter the terms."), terms.From, terms.Until);
    }

    private static string? Contact(List<FieldError> errors, string? address)
    {
        if (string.IsNullOrWhiteSpace(address)) return null;
        var read = EmailDomains.ReadAddress(address);
        if (read is null) errors.Add(new FieldError("/dataProtectionContact", "not_an_address", "Enter an e-mail address, such as dpo@example.org."));
        return read;
    }

    private static void Dates(List<FieldError> errors, string at, DateOnly? from, DateOnly? until)
    {
        if (!IsSensible(from)) errors.Add(new FieldError($"{at}/from", "not_sensible", $"Enter a year from {Sensible.First.Year} to {Sensible.Last.Year}."));
        if (!IsSensible(until)) errors.Add(new FieldError($"{at}/until", "not_sensible", $"Enter a year from {Sensible.First.Year} to {Sensible.Last.Year}."));
        if (until < from) errors.Add(new FieldError($"{at}/until", "before_start", "Enter a last day that is not before the first."));
    }

    private static bool IsSensible(DateOnly? day) => day is null || day >= Sensible.First && day <= Sensible.Last;

    [GeneratedRegex("^(GB|XI)?([0-9]{9}|[0-9]{12}|(GD|HA)[0-9]{3})\\z")]
    private static partial Regex VatShape();
}
