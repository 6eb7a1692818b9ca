using Secondments.Contracts.Organisations;
using Secondments.Kernel;

namespace Secondments.Testing.Hosts;

/// <summary>Somebody who calls: a person, or an organisation's own system. The name is for the reader of the test only.</summary>
public sealed record TestCaller(string Name, Guid Subject, MemberKind Kind)
{
    public bool IsClient => Kind is MemberKind.Client;

    public PersonId Person => new(Subject);

    public static TestCaller NewPerson(string name) => new(name, Guid.CreateVersion7(), MemberKind.Person);

    public static TestCaller NewClient(string name) => new(name, Guid.CreateVersion7(), MemberKind.Client);

    public override string ToString() => Name;
}
