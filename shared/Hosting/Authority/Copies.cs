using Secondments.Contracts.Organisations;
using Secondments.Grains.Store;
using Secondments.Kernel;

namespace Secondments.Hosting.Authority;

/// <summary>What a person or client may do in an organisation. <see cref="Roles"/> are <see cref="MemberRole"/> names.</summary>
public sealed class MembershipCopy : CopyRow
{
    public Guid OrganisationId { get; set; }
    public Guid Member { get; set; }
    public MemberKind Kind { get; set; }
    public string[] Roles { get; set; } = [];
}

/// <summary>An organisation as its own service last told.</summary>
public sealed class OrganisationCopy : CopyRow
{
    public Guid OrganisationId { get; set; }
    public string Slug { get; set; } = "";
    public string Name { get; set; } = "";
    public Sector Sector { get; set; }
    public OrganisationState State { get; set; }
    public bool Convening { get; set; }
    public Ladder Ladder { get; set; }
    public string[] ProvenDomains { get; set; } = [];
    public ApprovalPolicy Approval { get; set; }
    public bool ManagerAnswerIsFinal { get; set; }
}

/// <summary>Whether an account may be used, and from when its tokens count.</summary>
public sealed class AccountAccessCopy : CopyRow
{
    public Guid Person { get; set; }
    public bool Disabled { get; set; }
    public DateTimeOffset TokensFrom { get; set; }
}

/// <summary>One row: the instant up to which the copies are complete.</summary>
public sealed class MembershipProgress
{
    public int Id { get; set; }
    public DateTimeOffset UpTo { get; set; }
}
