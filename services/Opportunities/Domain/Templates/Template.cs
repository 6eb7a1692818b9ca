using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Templates;

/// <summary>What an organisation's posts of a kind have in common, to start the next from.</summary>
/// <param name="Details">Without what is one post's alone: dates, reference and contact.</param>
/// <param name="Deleted">Kept in the audit only.</param>
public sealed record Template(
    Guid Id,
    string Ref,
    OrganisationId Organisation,
    string Name,
    OpportunityDetails Details,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    bool Deleted)
{
    public const string Kind = "template";

    public static GrainKey Key(Guid id) => new(Kind, id);
}

/// <param name="Details">Of the post that it is made of.</param>
public sealed record SaveAsTemplate(OrganisationId Organisation, string Ref, string? Name, OpportunityDetails Details) : ICommand<TemplateSaved>;

public sealed record TemplateSaved(Guid Id, string Ref);

public sealed record RenameTemplate(string? Name) : ICommand<Done>;

public sealed record DeleteTemplate : ICommand<Done>;
