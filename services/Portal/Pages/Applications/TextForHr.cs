namespace Secondments.Portal.Pages.Applications;

/// <summary>What somebody tells their HR team, so that their employer joins.</summary>
public sealed record TextForHr(string Title, string Host, DateTimeOffset? ClosesAt);
