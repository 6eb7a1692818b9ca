using Secondments.Grains;

namespace Secondments.Opportunities.Domain.Applications;

/// <summary>
/// The opportunity's answer to an application that was being accepted. Never refuses: where the application no longer wants
/// the place, it gives it back by follow-up.
/// </summary>
public sealed record SettleClaim(bool Claimed) : ICommand<ClaimSettled>;

/// <param name="Accepted">The application is accepted now.</param>
/// <param name="PlacesFilled">It ended because others took the places.</param>
public sealed record ClaimSettled(bool Accepted, bool PlacesFilled);
