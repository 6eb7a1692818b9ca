namespace Secondments.Organisations.Domain;

/// <summary>
/// What stands at the end of an invitation's link: which invitation, then 256 secret bits. So the invitation is found
/// without an index of hashes, and the id alone opens nothing.
/// </summary>
internal static class InvitationLink
{
    private const int IdLength = 32;
    private const int Longest = 200;

    public static string Write(Guid invitation, string secret) => $"{invitation:N}{secret}";

    public static (Guid Invitation, string Secret)? Read(string? text) =>
        text is { Length: > IdLength and <= Longest } && Guid.TryParseExact(text[..IdLength], "N", out var id) ? (id, text[IdLength..]) : null;
}
