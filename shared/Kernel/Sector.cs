namespace Secondments.Kernel;

/// <summary>The four sectors of domain §1.</summary>
public enum Sector
{
    Public,
    Private,
    Charity,
    Academic,
}

/// <summary>What a member may do in an organisation. Every member is <see cref="Staff"/>.</summary>
public enum MemberRole
{
    /// <summary>Browses, applies, requests.</summary>
    Staff,
    /// <summary>Members, policies, passport.</summary>
    Admin,
    /// <summary>Writes opportunities, chooses people.</summary>
    Host,
    /// <summary>Releases staff, signs for home.</summary>
    Releaser,
    Signatory,
    /// <summary>Convening bodies only.</summary>
    Broker,
    /// <summary>Runs the exchange. Held only in <see cref="Exchange.Organisation"/>.</summary>
    Operator,
}

/// <summary>The body that runs the exchange itself; its members are the operators.</summary>
public static class Exchange
{
    public static readonly OrganisationId Organisation = new(new Guid("00000000-0000-7000-8000-000000000001"));
}
