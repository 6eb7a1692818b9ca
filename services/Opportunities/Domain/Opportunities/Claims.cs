using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>
/// Takes one place for an application; claims live in the opportunity, because places are what is scarce. Idempotent by
/// application: a second claim of the same one changes nothing and answers as the first. Having no place left isn't a refusal but
/// the answer false. Either way the turn writes the follow-up <c>SettleClaim</c> to the application, so that a crash between
/// the two grains finishes itself.
/// </summary>
public sealed record ClaimPlace(ApplicationId Application) : ICommand<PlaceClaimed>;

public sealed record PlaceClaimed(bool Claimed);

/// <summary>Gives the application's place back. Without a claim nothing changes.</summary>
public sealed record ReleasePlace(ApplicationId Application) : ICommand<Done>;
