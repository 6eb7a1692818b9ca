using Secondments.Contracts.Identity.Api;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Identity.Domain;

/// <summary>What an organisation may ask for one of its systems.</summary>
internal static class ApiClientRules
{
    public const int LongestName = 100;

    /// <summary>Enough for any organisation, and a bound for a script that goes wrong.</summary>
    public const int MostPerOrganisation = 50;

    private const int UsualOverlap = 7;
    private const int LongestOverlap = 30;

    public static Error? Check(CreateApiClientRequest request)
    {
        var errors = new List<FieldError>();
        if (request.Organisation is null) errors.Add(new("/organisation", "api_client.organisation_missing", "Say which organisation the system belongs to."));
        CheckName(errors, request.Name);
        if (request.Organisation is { } organisation) CheckRoles(errors, organisation, request.Roles);
        return errors.Count == 0 ? null : Error.Invalid("api_client.invalid", errors);
    }

    public static Error? Check(ChangeApiClientRequest request, OrganisationId organisation)
    {
        var errors = new List<FieldError>();
        CheckName(errors, request.Name);
        if (request.Roles is null) errors.Add(new("/roles", "api_client.roles_missing", "Say what the system may do; an empty list leaves staff."));
        CheckRoles(errors, organisation, request.Roles);
        return errors.Count == 0 ? null : Error.Invalid("api_client.invalid", errors);
    }

    /// <summary>Gives it a new secret. Answers until when the old one is good, or null when it ends at once.</summary>
    public static Result<DateTimeOffset?> Rotate(OidcClient client, string secret, RotateSecretRequest request, DateTimeOffset now)
    {
        var days = request.OverlapDays ?? UsualOverlap;
        if (days is < 0 or > LongestOverlap)
            return Error.Invalid("api_client.invalid", new FieldError("/overlapDays", "api_client.overlap_out_of_range", $"The old secret stays good for 0 to {LongestOverlap} days."));
        if (client.DisabledAt is not null) return Error.Conflict("api_client.ended", "This system was ended. Make a new one.");
        if (client.HasOldSecret(now))
            return Error.Conflict("api_client.rotating", "Two secrets are good at present. End the old one first, so that no system that still has it is cut off unawares.");
        client.OldSecretHash = days == 0 ? null : client.SecretHash;
        client.OldSecretUntil = days == 0 ? null : now.AddDays(days);
        (client.SecretHash, client.SecretFrom) = (Secrets.Hash(secret), now);
        return client.OldSecretUntil;
    }

    private static void CheckName(List<FieldError> errors, string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) errors.Add(new("/name", "api_client.name_missing", "Give the system a name."));
        else if (name.Length > LongestName) errors.Add(new("/name", "api_client.name_too_long", $"A name has at most {LongestName} characters."));
    }

    private static void CheckRoles(List<FieldError> errors, OrganisationId organisation, IReadOnlyList<MemberRole>? roles)
    {
        if (roles?.Any(r => !OidcClient.MayHold(organisation, r)) == true)
            errors.Add(new("/roles", "api_client.role_not_allowed", "The role operator exists in the exchange itself, and no other does there."));
    }

    /// <summary>None named: the least that there is.</summary>
    public static MemberRole[] RolesOf(OrganisationId organisation, IReadOnlyList<MemberRole>? asked) =>
        asked is { Count: > 0 } roles ? [.. roles.Distinct().Order()]
        : organisation == Exchange.Organisation ? [MemberRole.Operator] : [MemberRole.Staff];
}
