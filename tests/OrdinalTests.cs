using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests;

/// <summary>
/// Text is sorted and compared by its characters, not by a culture: what is printed must be the same on every machine.
/// The analyzers see single comparisons; that a sorted list or dictionary got no comparer for its keys they do not.
/// </summary>
public sealed class OrdinalTests
{
    static readonly string[] Sorting =
    [
        "Order",
        "OrderDescending",
        "OrderBy",
        "OrderByDescending",
        "ThenBy",
        "ThenByDescending",
        "Min",
        "Max",
        "MinBy",
        "MaxBy",
    ];

    static readonly string[] Sorted = ["SortedDictionary`", "SortedSet`", "SortedList`", "PriorityQueue`", "Comparer`"];

    [Fact]
    public void Text_is_sorted_with_a_comparer() => Assert.Empty(UsesIn(typeof(Rule).Assembly.Location, "String"));

    /// <summary>The test sees what it looks for.</summary>
    [Fact]
    public void Sorting_without_a_comparer_is_found()
    {
        Assert.Equal(["b", "a"], new SortedSet<string>(["a", "b"]).Reverse());
        Assert.Equal(
            ["a", "b"],
            new[] { ("b", 1), ("a", 1) }.OrderBy(pair => (pair.Item2, pair.Item1)).Select(p => p.Item1)
        );
        var found = UsesIn(typeof(OrdinalTests).Assembly.Location, "String");
        Assert.Contains(found, use => use.StartsWith("SortedSet`1", StringComparison.Ordinal));
        Assert.Contains(found, use => use.StartsWith("OrderBy", StringComparison.Ordinal));
        Assert.Contains("OrderBy by Boolean", UsesIn(typeof(Rule).Assembly.Location, "Boolean"));
    }

    static List<string> UsesIn(string path, string keys)
    {
        using var file = new PEReader(File.OpenRead(path));
        var reader = file.GetMetadataReader();
        var names = new Names();
        var found = new List<string>();
        for (var row = 1; row <= reader.GetTableRowCount(TableIndex.MethodSpec); row++)
        {
            var use = reader.GetMethodSpecification(
                (MethodSpecificationHandle)MetadataTokens.EntityHandle(0x2B000000 + row)
            );
            var isOwn = use.Method.Kind == HandleKind.MethodDefinition;
            var (nameOf, signature) = isOwn
                ? Own(reader.GetMethodDefinition((MethodDefinitionHandle)use.Method), names)
                : Other(reader.GetMemberReference((MemberReferenceHandle)use.Method), names);
            var name = reader.GetString(nameOf);
            var arguments = use.DecodeSignature(names, null);
            var key = arguments[^1];

            // Of the elements' numbers.
            if (name is "Min" or "Max" && arguments.Length < signature.ParameterTypes.Length)
                continue;
            if (
                Sorting.Contains(name)
                && key.Contains(keys, StringComparison.Ordinal)
                && (!HasComparer(signature) || (isOwn && IsCalledWithNull(0x2B000000 + row)))
            )
                found.Add($"{name} by {key}");
        }

        // Where a call leaves a comparer out, the compiler passes null: ldnull, call TOKEN.
        bool IsCalledWithNull(int token)
        {
            byte[] call = [0x14, 0x28, .. BitConverter.GetBytes(token)];
            return reader
                .MethodDefinitions.Select(reader.GetMethodDefinition)
                .Where(method => method.RelativeVirtualAddress != 0)
                .Any(method =>
                    file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes().AsSpan().IndexOf(call) >= 0
                );
        }

        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeSpecification || member.GetKind() != MemberReferenceKind.Method)
                continue;
            var type = reader.GetTypeSpecification((TypeSpecificationHandle)member.Parent).DecodeSignature(names, null);
            var name = reader.GetString(member.Name);
            if (
                type.Contains(keys, StringComparison.Ordinal)
                && !HasComparer(member.DecodeMethodSignature(names, null))
                && (
                    (
                        name is ".ctor" or "get_Default"
                        && Sorted.Any(sorted => type.StartsWith(sorted, StringComparison.Ordinal))
                    ) || (name == "CompareTo" && type.StartsWith("ValueTuple`", StringComparison.Ordinal))
                )
            )
                found.Add($"{type}.{name}");
        }

        return found;
    }

    static (StringHandle, MethodSignature<string>) Own(MethodDefinition method, Names names) =>
        (method.Name, method.DecodeSignature(names, null));

    static (StringHandle, MethodSignature<string>) Other(MemberReference method, Names names) =>
        (method.Name, method.DecodeMethodSignature(names, null));

    static bool HasComparer(MethodSignature<string> signature) =>
        signature.ParameterTypes.Any(parameter => parameter.StartsWith("IComparer`", StringComparison.Ordinal));

    /// <summary>Types by their names; a generic one with its arguments behind it.</summary>
    sealed class Names : ISignatureTypeProvider<string, object?>
    {
        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
            reader.GetString(reader.GetTypeReference(handle).Name);

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
            "own";

        public string GetTypeFromSpecification(
            MetadataReader reader,
            object? genericContext,
            TypeSpecificationHandle handle,
            byte rawTypeKind
        ) => reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
            $"{genericType}<{string.Join(", ", typeArguments)}>";

        public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[,]";

        public string GetSZArrayType(string elementType) => $"{elementType}[]";

        public string GetByReferenceType(string elementType) => elementType;

        public string GetPointerType(string elementType) => elementType;

        public string GetPinnedType(string elementType) => elementType;

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

        public string GetFunctionPointerType(MethodSignature<string> signature) => "function";

        public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

        public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";
    }
}
