using Secondments.Contracts.Identity.Api;
using Secondments.Kernel;

namespace Secondments.Identity.Domain;

/// <summary>What an organisation may ask for one of its systems.</summary>
internal static class ApiClientRules
{
    public const int LongestName = 100;

    /// <summary>Enough for any organisation, and a bound for a script that goes wrong.</summary>
    public const int MostPerOrganisation = 50;

    public static Error? Check(CreateApiClientRequest request)
    {
        var errors = new List<FieldError>();
        if (request.Organisation is null) errors.Add(new("/organisation", "api_client.organisation_missing", "Say which organisation the system belongs to."));
        if (string.IsNullOrWhiteSpace(request.Name)) errors.Add(new("/name", "api_client.name_missing", "Give the system a name."));
        else if (request.Name.Length > LongestName) errors.Add(new("/name", "api_client.name_too_long", $"A name has at most {LongestName} characters."));
        if (request.Organisation is { } organisation && request.Roles?.Any(r => !OidcClient.MayHold(organisation, r)) == true)
            errors.Add(new("/roles", "api_client.role_not_allowed", "The role operator exists in the exchange itself, and no other does there."));
        return errors.Count == 0 ? null : Error.Invalid("api_client.invalid", errors);
    }

    /// <summary>None named: the least that there is.</summary>
    public static MemberRole[] RolesOf(CreateApiClientRequest request) =>
        request.Roles is { Count: > 0 } roles ? [.. roles.Distinct().Order()]
        : request.Organisation == Exchange.Organisation ? [MemberRole.Operator] : [MemberRole.Staff];
}
