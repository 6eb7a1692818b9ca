using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Domain.Templates;

/// <summary>A template as a grain: made of a post, renamed, deleted. What starts from it is a post of its own.</summary>
public sealed class TemplateRules : GrainKind<Template>
{
    private const int LongestName = 100;

    public override string Name => Template.Kind;

    public override IReadOnlyList<Type> Views => [typeof(TemplateRow)];

    public override Decision<Template> Handle(Template? state, ICommand command, Turn turn) => (state, command) switch
    {
        (null, SaveAsTemplate save) => Save(save, turn),
        (null or { Deleted: true }, _) => Error.NotFound("template"),
        (_, RenameTemplate rename) => Rename(state, rename, turn),
        (_, DeleteTemplate) => Decide.To(state with { Deleted = true, Details = new(), ChangedAt = turn.Now }),
        _ => throw new InvalidOperationException($"A template doesn't take {command.GetType().Name}."),
    };

    public override IEnumerable<ViewRow> Project(Template state) => state.Deleted ? [] : [TemplateRow.Of(state)];

    public override IReadOnlyList<OrganisationId> Concerned(Template state) => [state.Organisation];

    private static Decision<Template> Save(SaveAsTemplate save, Turn turn)
    {
        if (WrongName(save.Name) is { } wrong) return wrong;
        var template = new Template(turn.GrainId, save.Ref, save.Organisation, PlainText.Trimmed(save.Name)!, Copying.ForTemplate(save.Details), turn.Now, turn.Now, Deleted: false);
        return Decide.To(template).Answer(new TemplateSaved(template.Id, template.Ref));
    }

    private static Decision<Template> Rename(Template template, RenameTemplate rename, Turn turn)
    {
        if (WrongName(rename.Name) is { } wrong) return wrong;
        var name = PlainText.Trimmed(rename.Name)!;
        return name == template.Name ? Decide.Unchanged(template) : Decide.To(template with { Name = name, ChangedAt = turn.Now });
    }

    private static Error? WrongName(string? name)
    {
        List<FieldError> wrong = [];
        AnswerLimits.Need(wrong, "/name", name, "Give the template a name.");
        AnswerLimits.Check(wrong, "/name", name, LongestName, oneLine: true);
        return wrong.Count == 0 ? null : Error.Invalid("template.name", wrong);
    }
}
