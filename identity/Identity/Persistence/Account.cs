using Microsoft.AspNetCore.Identity;

namespace Secondments.Identity.Persistence;

/// <summary>A person's account. Its key is the person's id everywhere: the <c>sub</c> of their tokens.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>What the person is called: one field, because names differ in how they are made up.</summary>
    public string Name { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Tokens issued earlier are refused everywhere: signed out everywhere, or a new password.</summary>
    public DateTimeOffset TokensFrom { get; set; }

    public bool Disabled { get; set; }

    /// <summary>Counts what others are told of the account.</summary>
    public long Version { get; set; }
}
