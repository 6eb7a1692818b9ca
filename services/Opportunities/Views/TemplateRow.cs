using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Opportunities.Domain.Templates;

namespace Secondments.Opportunities.Views;

/// <summary>A template in its organisation's list: that organisation's alone.</summary>
public sealed class TemplateRow : PrivateViewRow
{
    public Guid Organisation { get; set; }
    public string Ref { get; set; } = "";
    public string Name { get; set; } = "";
    public string Title { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    public static TemplateRow Of(Template template) => new()
    {
        EntityId = template.Id,
        Readers = [template.Organisation.Value],
        Organisation = template.Organisation.Value,
        Ref = template.Ref,
        Name = template.Name,
        Title = template.Details.Title ?? "",
        ChangedAt = template.ChangedAt,
    };

    public TemplateListItem Item() => new(EntityId, Ref, new(Organisation), Name, Title.Length == 0 ? null : Title, ChangedAt);
}
