namespace Secondments.Portal.Frame;

/// <summary>Whom people write to who can't be helped by a page: from the setting <c>Operator:Contact</c>.</summary>
/// <param name="Email">Null where none is set.</param>
public sealed record OperatorContact(string? Email);
