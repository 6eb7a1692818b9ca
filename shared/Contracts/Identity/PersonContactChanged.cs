using Secondments.Kernel;

namespace Secondments.Contracts.Identity;

/// <summary>
/// How a person is called and reached. One of the two erasable snapshots that carry personal values: whoever copies it
/// deletes the copy when it comes as removed.
/// </summary>
/// <param name="Email">Confirmed.</param>
public sealed record PersonContactChanged(PersonId Person, string Name, string Email) : Snapshot, IErasable;
