namespace Secondments.Hosting.Modules;

/// <summary>On every endpoint: whose it is. The caller's memberships are read from that module's copy.</summary>
public sealed record ModuleTag(string Name);
