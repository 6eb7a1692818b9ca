using Secondments.Contracts;

namespace Secondments.Architecture.Tests.Planted.Domain;

public class LeftOpen;

public class Inherited;

public sealed class Inheriting : Inherited;

/// <summary>A message in the wrong place that can be inherited.</summary>
public record PlantedMessage : Fact;
