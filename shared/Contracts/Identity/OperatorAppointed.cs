using Secondments.Kernel;

namespace Secondments.Contracts.Identity;

/// <summary>The one-time set-up link was used: this person runs the exchange.</summary>
public sealed record OperatorAppointed(PersonId Person) : Fact;
