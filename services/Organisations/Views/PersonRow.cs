using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Views;

/// <summary>A person's name and address, for themselves, the organisations that they belong to, and the operators.</summary>
public sealed class PersonRow : PrivateViewRow
{
    public string Name { get; set; } = "";
    public string Email { get; set; } = "";

    internal static IEnumerable<ViewRow> Of(Person state)
    {
        if (state.Name is null || state.Email is null) yield break;
        yield return new PersonRow
        {
            Readers = [state.Id.Value, Exchange.Organisation.Value, .. state.Organisations.Concat(state.AsksToJoin).Select(o => o.Value).Distinct()],
            Name = state.Name,
            Email = state.Email,
        };
    }
}
