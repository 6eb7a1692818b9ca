using Secondments.Contracts;

namespace Secondments.Grains.Engine;

/// <summary>Finds the type of a stored command or event by its full name.</summary>
internal sealed class TypeNames(IEnumerable<GrainRegistration> kinds)
{
    private readonly Dictionary<string, Type> _byName = kinds
        .Select(k => k.Kind.GetType().Assembly)
        .Append(typeof(Event).Assembly)
        .Distinct()
        .SelectMany(a => a.GetTypes())
        .Where(t => !t.IsAbstract && (t.IsAssignableTo(typeof(ICommand)) || t.IsAssignableTo(typeof(Event))))
        .ToDictionary(t => t.FullName!, StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">No such type: it was renamed, or a newer version wrote it.</exception>
    public Type Find(string name) => _byName.TryGetValue(name, out var type)
        ? type
        : throw new InvalidOperationException($"«{name}» is not known to this version.");

    public static string Of(object value) => value.GetType().FullName!;
}
