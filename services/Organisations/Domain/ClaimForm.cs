using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

/// <summary>Reads what an applicant sent: everything that is missing or wrong, at once.</summary>
internal static class ClaimForm
{
    private const int MostDomains = 10;

    public static Result<Claim> Read(ApplyForOrganisation form)
    {
        var errors = new List<FieldError>();
        var text = new PlainText(errors);
        var name = text.Needed("/name", form.Name, 120, "Enter the organisation's name.");
        if (name.Length > 0 && !name.Any(char.IsLetterOrDigit)) errors.Add(new FieldError("/name", "unreadable", "Enter the organisation's name."));
        var sector = Chosen(errors, "/sector", form.Sector, "Choose a sector.");
        var register = Chosen(errors, "/register", form.Register, "Choose the register that the organisation is in.");
        var number = register is Register.None ? null : Number(errors, form.Register, form.RegisterNumber);
        var belongsTo = register is Register.None
            ? text.Needed("/belongsTo", form.BelongsTo, 120, "Enter the name of the body that it belongs to.")
            : text.Optional("/belongsTo", form.BelongsTo, 120);
        var authority = text.Needed("/authority", form.Authority, 200, "Enter your role there.");
        var domains = Domains(errors, form.EmailDomains ?? []);
        var contact = EmailDomains.ReadAddress(form.DataProtectionContact);
        if (contact is null) errors.Add(new FieldError("/dataProtectionContact", string.IsNullOrWhiteSpace(form.DataProtectionContact) ? "missing" : "not_an_address", "Enter an e-mail address, such as dpo@example.org."));

        if (errors.Count > 0) return Error.Invalid("organisation.claim_incomplete", errors);
        return new Claim(name, sector, register, number, belongsTo, authority, domains, contact!,
            form.Convening ?? false, form.Ladder ?? Ladder.Generic, form.OneOfUs ?? false);
    }

    /// <summary>Reads a list of e-mail domains, each once.</summary>
    public static IReadOnlyList<string> Domains(List<FieldError> errors, IReadOnlyList<string> texts, string pointer = "/emailDomains")
    {
        if (texts.Count > MostDomains) errors.Add(new FieldError(pointer, "too_many", $"Name {MostDomains} domains or fewer."));
        var domains = new List<string>();
        for (var i = 0; i < Math.Min(texts.Count, MostDomains); i++)
        {
            if (EmailDomains.ReadDomain(texts[i]) is not { } domain) errors.Add(new FieldError($"{pointer}/{i}", "not_a_domain", "Enter the part of the address after the @, such as example.org."));
            else if (!domains.Contains(domain)) domains.Add(domain);
        }
        return domains;
    }

    private static T Chosen<T>(List<FieldError> errors, string pointer, T? value, string missing) where T : struct, Enum
    {
        if (value is null) errors.Add(new FieldError(pointer, "missing", missing));
        return value ?? default;
    }

    // How a number looks depends on its register: without one there is nothing to say about it.
    private static string? Number(List<FieldError> errors, Register? named, string? text)
    {
        if (named is not { } register) return null;
        var number = string.IsNullOrWhiteSpace(text) || text.Length > 40 ? null : RegisterNumbers.Read(register, text);
        if (number is null) errors.Add(new FieldError("/registerNumber", string.IsNullOrWhiteSpace(text) ? "missing" : "not_a_number_there", RegisterNumbers.Hint(register)));
        return number;
    }
}
