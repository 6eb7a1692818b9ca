using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Secondments.Architecture.Tests.Reading;

/// <summary>One instruction that names something: a member (<c>Namespace.Type::Member</c>), a type, a text or a number.</summary>
public sealed record Instruction(OpCode Code, string? Member, string? Text, int? Number);

/// <summary>A method of a compiled assembly and what its instructions name.</summary>
public sealed record Body(string Type, string Method, IReadOnlyList<Instruction> Instructions);

/// <summary>Reads the methods of a compiled assembly, nested and compiler-made types included.</summary>
public static class Il
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    public static IReadOnlyList<Body> Of(Assembly assembly) => Of(assembly.Location);

    public static IReadOnlyList<Body> Of(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        var bodies = new List<Body>();
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0) continue;
            var reader = file.GetMethodBody(method.RelativeVirtualAddress).GetILReader();
            bodies.Add(new Body(
                Names.OfDefinition(metadata, method.GetDeclaringType()), metadata.GetString(method.Name), Decode(metadata, reader)));
        }
        return bodies;
    }

    private static List<Instruction> Decode(MetadataReader metadata, BlobReader il)
    {
        var found = new List<Instruction>();
        while (il.RemainingBytes > 0)
        {
            short value = il.ReadByte();
            if (value == 0xFE) value = (short)(0xFE00 | il.ReadByte());
            var code = Codes[value];
            switch (code.OperandType)
            {
                case OperandType.InlineNone:
                    if (Constant(code) is { } constant) found.Add(new Instruction(code, null, null, constant));
                    break;
                case OperandType.ShortInlineI:
                    found.Add(new Instruction(code, null, null, il.ReadSByte()));
                    break;
                case OperandType.InlineI:
                    found.Add(new Instruction(code, null, null, il.ReadInt32()));
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineVar:
                    il.ReadByte();
                    break;
                case OperandType.InlineVar:
                    il.ReadInt16();
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    il.ReadInt64();
                    break;
                case OperandType.ShortInlineR or OperandType.InlineBrTarget or OperandType.InlineSig:
                    il.ReadInt32();
                    break;
                case OperandType.InlineSwitch:
                    for (var targets = il.ReadInt32(); targets > 0; targets--) il.ReadInt32();
                    break;
                case OperandType.InlineString:
                    found.Add(new Instruction(code, null, metadata.GetUserString(MetadataTokens.UserStringHandle(il.ReadInt32() & 0xFFFFFF)), null));
                    break;
                case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok:
                    found.Add(new Instruction(code, Names.Of(metadata, MetadataTokens.EntityHandle(il.ReadInt32())), null, null));
                    break;
                default:
                    throw new InvalidOperationException($"{code} has an operand that isn't known here: {code.OperandType}");
            }
        }
        return found;
    }

    private static int? Constant(OpCode code) =>
        code.Value >= OpCodes.Ldc_I4_0.Value && code.Value <= OpCodes.Ldc_I4_8.Value ? code.Value - OpCodes.Ldc_I4_0.Value : null;
}
