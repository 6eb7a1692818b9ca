using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Pages.Words;

namespace Secondments.Portal.Pages.Join;

/// <summary>The questions about an organisation, as they are typed.</summary>
internal sealed class ClaimForm
{
    public string? Name { get; set; }

    public string? Sector { get; set; }

    public string? Register { get; set; }

    public string? RegisterNumber { get; set; }

    public string? BelongsTo { get; set; }

    public string? Authority { get; set; }

    public string? EmailDomains { get; set; }

    public string? DataProtectionContact { get; set; }

    public string? Ladder { get; set; }

    public string? OneOfUs { get; set; }

    public static IReadOnlyList<Choice> Sectors { get; } = Choice.All<Sector>(Labels.Of);

    public static IReadOnlyList<Choice> Ladders { get; } = Choice.All<Ladder>(Labels.Of);

    public static IReadOnlyList<Choice> Registers { get; } = Choice.All<Register>(NameOf);

    public static IReadOnlyList<Choice> Sizes { get; } =
        [new("false", "Several people share the work"), new("true", "One person does all", "You get every role, and what you write opens at once. You can change both later.")];

    public static string NameOf(Register register) => register switch
    {
        Contracts.Organisations.Api.Register.CompaniesHouse => "Companies House",
        Contracts.Organisations.Api.Register.CharityCommission => "Charity Commission for England and Wales",
        Contracts.Organisations.Api.Register.ScottishCharity => "Scottish Charity Regulator (OSCR)",
        Contracts.Organisations.Api.Register.NorthernIrelandCharity => "Charity Commission for Northern Ireland",
        Contracts.Organisations.Api.Register.Ukprn => "UK Register of Learning Providers (UKPRN)",
        Contracts.Organisations.Api.Register.Ods => "NHS Organisation Data Service (ODS code)",
        Contracts.Organisations.Api.Register.OnsCode => "Office for National Statistics code (councils and the like)",
        _ => "None of these",
    };

    public static ClaimForm Of(OrganisationAnswer organisation) => new()
    {
        Name = organisation.Name,
        Sector = Choice.Word(organisation.Sector),
        Register = organisation.Claim is { } claim ? Choice.Word(claim.Register) : null,
        RegisterNumber = organisation.Claim?.RegisterNumber,
        BelongsTo = organisation.Claim?.BelongsTo,
        Authority = organisation.Claim?.Authority,
        EmailDomains = string.Join('\n', organisation.Claim?.EmailDomains ?? []),
        DataProtectionContact = organisation.Claim?.DataProtectionContact,
        Ladder = Choice.Word(organisation.Ladder),
    };

    public ApplyForOrganisation ToRequest() => new(
        Name, Choice.Read<Sector>(Sector), Choice.Read<Register>(Register), Empty(RegisterNumber), Empty(BelongsTo), Authority,
        EmailDomains?.Split(['\n', '\r', ',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        DataProtectionContact, null, Choice.Read<Ladder>(Ladder), OneOfUs == "true" ? true : null);

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
