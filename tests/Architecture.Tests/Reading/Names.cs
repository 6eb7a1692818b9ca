using System.Reflection.Metadata;

namespace Secondments.Architecture.Tests.Reading;

/// <summary>Full names of what metadata refers to: <c>Namespace.Type</c>, <c>Namespace.Outer+Inner</c>, <c>Namespace.Type::Member</c>.</summary>
internal static class Names
{
    public static string Of(MetadataReader metadata, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => OfDefinition(metadata, (TypeDefinitionHandle)handle),
        HandleKind.TypeReference => OfReference(metadata, (TypeReferenceHandle)handle),
        HandleKind.TypeSpecification => OfSpecification(metadata, (TypeSpecificationHandle)handle),
        HandleKind.MethodSpecification => Of(metadata, metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method),
        HandleKind.MethodDefinition => OfMethod(metadata, (MethodDefinitionHandle)handle),
        HandleKind.FieldDefinition => OfField(metadata, (FieldDefinitionHandle)handle),
        HandleKind.MemberReference => OfMember(metadata, (MemberReferenceHandle)handle),
        _ => throw new InvalidOperationException($"A {handle.Kind} has no name here."),
    };

    public static string OfDefinition(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = metadata.GetString(type.Name);
        if (!type.GetDeclaringType().IsNil) return $"{OfDefinition(metadata, type.GetDeclaringType())}+{name}";
        return type.Namespace.IsNil ? name : $"{metadata.GetString(type.Namespace)}.{name}";
    }

    private static string OfReference(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind is HandleKind.TypeReference) return $"{OfReference(metadata, (TypeReferenceHandle)type.ResolutionScope)}+{name}";
        return type.Namespace.IsNil ? name : $"{metadata.GetString(type.Namespace)}.{name}";
    }

    /// <summary>Of <c>List&lt;T&gt;</c>, the list; of an array, its element.</summary>
    private static string OfSpecification(MetadataReader metadata, TypeSpecificationHandle handle)
    {
        var blob = metadata.GetBlobReader(metadata.GetTypeSpecification(handle).Signature);
        while (blob.RemainingBytes > 0)
        {
            switch (blob.ReadSignatureTypeCode())
            {
                case SignatureTypeCode.TypeHandle:
                    return Of(metadata, blob.ReadTypeHandle());
                case SignatureTypeCode.GenericTypeInstance or SignatureTypeCode.SZArray or SignatureTypeCode.Array or SignatureTypeCode.ByReference or SignatureTypeCode.Pointer:
                    break;
                default:
                    return "?";
            }
        }
        return "?";
    }

    private static string OfMethod(MetadataReader metadata, MethodDefinitionHandle handle)
    {
        var method = metadata.GetMethodDefinition(handle);
        return $"{OfDefinition(metadata, method.GetDeclaringType())}::{metadata.GetString(method.Name)}";
    }

    private static string OfField(MetadataReader metadata, FieldDefinitionHandle handle)
    {
        var field = metadata.GetFieldDefinition(handle);
        return $"{OfDefinition(metadata, field.GetDeclaringType())}::{metadata.GetString(field.Name)}";
    }

    private static string OfMember(MetadataReader metadata, MemberReferenceHandle handle)
    {
        var member = metadata.GetMemberReference(handle);
        return $"{Of(metadata, member.Parent)}::{metadata.GetString(member.Name)}";
    }
}
