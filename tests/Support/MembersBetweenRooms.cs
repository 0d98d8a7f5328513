using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;

namespace Kyma.Krm.Tests.Support;

/// <summary>
/// Which members code of another room uses. Methods, constructors, properties and fields are found in the instructions
/// of the assembly; constants and values of enums, whose names the compiler drops, by the text <c>Type.Member</c>.
/// </summary>
internal static partial class MembersBetweenRooms
{
    const BindingFlags All =
        BindingFlags.DeclaredOnly
        | BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static;

    static readonly Dictionary<int, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xFFFF);

    /// <param name="assembly">Compiled from <paramref name="sources"/>.</param>
    /// <param name="rootNamespace">A room is the segment after it; types right in it are in the room "".</param>
    /// <param name="sources">C# texts by their path below the folder with the rooms.</param>
    /// <returns>Each member with the other rooms that use it.</returns>
    public static Dictionary<MemberInfo, SortedSet<string>> In(
        Assembly assembly,
        string rootNamespace,
        IEnumerable<(string Path, string Text)> sources
    )
    {
        var found = new Dictionary<MemberInfo, SortedSet<string>>();
        var types = assembly.GetTypes().Where(type => RoomOf(type) is not null).ToList();
        foreach (var type in types)
        {
            var methods = type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All));
            foreach (var used in methods.SelectMany(UsedBy))
            {
                if (used.Module == assembly.ManifestModule)
                    Add(used, RoomOf(type)!);
            }
        }

        var inlined = types
            .SelectMany(type => type.GetFields(All))
            .Where(field => field.IsLiteral)
            .ToLookup(field => (NameOf(field.DeclaringType!), field.Name));
        foreach (var (path, text) in sources)
        {
            foreach (Match pair in TypeAndMember().Matches(Comment().Replace(text, "")))
            {
                foreach (var field in inlined[(pair.Groups["type"].Value, pair.Groups["member"].Value)])
                    Add(field, path.Split('/') is [var room, _, ..] ? room : "");
            }
        }

        return found;

        void Add(MemberInfo member, string room)
        {
            var declared = Declared(member);
            if (declared.DeclaringType is not { } home || RoomOf(home) is not { } own || own == room)
                return;
            if (!found.TryGetValue(declared, out var rooms))
                found[declared] = rooms = new(StringComparer.Ordinal);
            rooms.Add(room);
        }

        string? RoomOf(Type type) =>
            type.Namespace is not { } space ? null
            : space == rootNamespace ? ""
            : space.StartsWith(rootNamespace + ".", StringComparison.Ordinal)
                ? space[(rootNamespace.Length + 1)..].Split('.')[0]
            : null;
    }

    /// <summary>As it is written: a generic type without arguments, a property instead of its accessor.</summary>
    static MemberInfo Declared(MemberInfo member)
    {
        var open = member.Module.ResolveMember(member.MetadataToken)!;
        return open is MethodInfo { IsSpecialName: true } accessor
            ? accessor
                .DeclaringType!.GetProperties(All)
                .FirstOrDefault(property => property.GetAccessors(nonPublic: true).Contains(accessor))
                ?? open
            : open;
    }

    static IEnumerable<MemberInfo> UsedBy(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
            yield break;
        var typeArguments = method.DeclaringType!.GetGenericArguments();
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
        for (var at = 0; at < code.Length; )
        {
            int value = code[at++];
            if (value == 0xFE)
                value = 0xFE00 | code[at++];
            var operand = OpCodesByValue[value].OperandType;
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok)
            {
                var token = BitConverter.ToInt32(code, at);
                if (method.Module.ResolveMember(token, typeArguments, methodArguments) is { } used and not Type)
                    yield return used;
            }

            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    static string NameOf(Type type) => type.Name.Split('`')[0];

    [GeneratedRegex(@"\b(?<type>[A-Z]\w*)\.(?=(?<member>[A-Z]\w*))")]
    private static partial Regex TypeAndMember();

    [GeneratedRegex(@"^\s*//[^\n]*", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
