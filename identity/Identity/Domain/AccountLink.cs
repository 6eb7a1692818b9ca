namespace Secondments.Identity.Domain;

internal enum LinkPurpose
{
    ConfirmEmail,
    ResetPassword,
    SetUpOperator,
}

/// <summary>A link that was sent to somebody: one purpose, one use, an end. Only the secret's hash is kept.</summary>
internal sealed class AccountLink
{
    public string Hash { get; set; } = "";
    public LinkPurpose Purpose { get; set; }

    /// <summary>Null for the set-up of the first operator, who has no account yet.</summary>
    public Guid? Account { get; set; }

    /// <summary>Where the person was going.</summary>
    public string? Return { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was used, or ended by a newer one.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public bool IsOpen(LinkPurpose purpose, DateTimeOffset now) => Purpose == purpose && EndedAt is null && now < ExpiresAt;
}
