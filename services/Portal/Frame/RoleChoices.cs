using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Pages.Words;

namespace Secondments.Portal.Frame;

/// <summary>The roles that an admin may give: every member is staff, and only a convening body has brokers.</summary>
internal static class RoleChoices
{
    public static IReadOnlyList<Choice> For(MyMembership organisation) =>
        [.. Choice.All<MemberRole>(Labels.Of, Labels.Does).Where(c => c.Value is not ("staff" or "operator") && (c.Value is not "broker" || organisation.Convening))];

    public static IReadOnlyList<MemberRole> Read(IEnumerable<string> words) =>
        [MemberRole.Staff, .. words.Select(Choice.Read<MemberRole>).OfType<MemberRole>()];
}
