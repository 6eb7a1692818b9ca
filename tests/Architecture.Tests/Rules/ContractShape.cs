using System.Reflection;
using System.Text;
using Secondments.Contracts;

namespace Secondments.Architecture.Tests.Rules;

/// <summary>The public shape of messages as text, so that a change to it is seen in a review: only additions are allowed.</summary>
public static class ContractShape
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>Every message, and every type of ours that its members hold.</summary>
    public static string Of(IEnumerable<Type> types)
    {
        var events = types.Where(t => t.IsSubclassOf(typeof(Event)) && !t.IsAbstract).ToHashSet();
        var all = new HashSet<Type>(events) { typeof(EventMeta) };
        var waiting = new Queue<Type>(all);
        while (waiting.TryDequeue(out var type))
            foreach (var held in PropertiesOf(type).SelectMany(p => Held(p.PropertyType)))
                if (all.Add(held)) waiting.Enqueue(held);

        var text = new StringBuilder();
        foreach (var type in all.OrderBy(t => t.FullName, StringComparer.Ordinal)) Write(text, type);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Type type)
    {
        text.Append(type.FullName).Append(type.IsSubclassOf(typeof(Snapshot)) ? " : snapshot" : type.IsSubclassOf(typeof(Fact)) ? " : fact" : "").Append('\n');
        if (type.IsEnum)
        {
            foreach (var name in Enum.GetNames(type)) text.Append("  ").Append(name).Append('\n');
            return;
        }
        foreach (var property in PropertiesOf(type))
            text.Append("  ").Append(property.Name).Append(": ").Append(NameOf(Nullability.Create(property))).Append('\n');
    }

    private static IEnumerable<PropertyInfo> PropertiesOf(Type type) => type.IsEnum
        ? []
        : type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0).OrderBy(p => p.Name, StringComparer.Ordinal);

    private static IEnumerable<Type> Held(Type type)
    {
        if (type.IsGenericType) return type.GetGenericArguments().SelectMany(Held);
        if (type.IsArray) return Held(type.GetElementType()!);
        return type.Namespace?.StartsWith("Secondments.", StringComparison.Ordinal) == true ? [type] : [];
    }

    private static string NameOf(NullabilityInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        var name = type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", info.GenericTypeArguments.Select(NameOf))}>"
            : type.Name;
        return info.ReadState is NullabilityState.Nullable ? name + "?" : name;
    }
}
