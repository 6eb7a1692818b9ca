using System.Runtime.CompilerServices;
using Secondments.Contracts;

namespace Secondments.Architecture.Tests.Rules;

/// <summary>How types are declared.</summary>
public static class Shapes
{
    /// <summary>A class is sealed unless something of ours inherits it.</summary>
    public static IEnumerable<string> NotSealed(IEnumerable<Type> types, IEnumerable<Type> inherited)
    {
        var bases = inherited.Select(t => t.BaseType).OfType<Type>().Select(Definition).ToHashSet();
        return types.Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false } && !bases.Contains(Definition(t)))
            .Where(t => !t.IsDefined(typeof(CompilerGeneratedAttribute), false) && !t.Name.StartsWith('<') && t.Name is not "Program")
            .Where(t => t.Namespace?.Contains(".Migrations", StringComparison.Ordinal) != true)
            .Select(t => t.FullName!);
    }

    /// <summary>
    /// Messages are sealed records in the namespace of the service that tells them, and either facts or snapshots: the bus
    /// names queues and types by them.
    /// </summary>
    public static IEnumerable<string> MessageViolations(IEnumerable<Type> types)
    {
        foreach (var type in types.Where(t => t.IsSubclassOf(typeof(Event)) && !t.IsAbstract))
        {
            if (type.Namespace is null || !type.Namespace.StartsWith("Secondments.Contracts.", StringComparison.Ordinal))
                yield return $"{type.FullName} isn't in a namespace of Secondments.Contracts";
            if (!type.IsSealed) yield return $"{type.FullName} isn't sealed";
            if (type.GetMethod("<Clone>$") is null) yield return $"{type.FullName} isn't a record";
        }
    }

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;
}
