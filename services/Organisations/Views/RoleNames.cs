using Secondments.Kernel;

namespace Secondments.Organisations.Views;

/// <summary>Roles in one text column, a space before and after each, so that one can be looked for in either database: <c> Staff Admin </c>.</summary>
internal static class RoleNames
{
    public static string Write(IReadOnlyList<MemberRole> roles) => roles.Count == 0 ? "" : $" {string.Join(' ', roles)} ";

    public static IReadOnlyList<MemberRole> Read(string names) => [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<MemberRole>)];

    /// <summary>What to look for to find a role.</summary>
    public static string Of(MemberRole role) => $" {role} ";
}
