using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests.Support;

/// <summary>Which members say what they are: in a summary, or in a text that serves as one.</summary>
internal sealed class MemberSummaries
{
    const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    readonly HashSet<string> _documented;

    /// <param name="file">
    /// The compiler's documentation file. The parameters of a record are its properties there as well.
    /// </param>
    public MemberSummaries(string file)
    {
        var members = XDocument.Load(file).Descendants("member").ToList();
        All = [.. members.Select(member => member.Attribute("name")!.Value)];
        _documented =
        [
            .. members
                .Where(member =>
                    member.Element("inheritdoc") is not null
                    || !string.IsNullOrWhiteSpace(member.Element("summary")?.Value)
                )
                .Select(member => member.Attribute("name")!.Value),
        ];
    }

    /// <summary>The identifiers of all members with any documentation.</summary>
    public IReadOnlyList<string> All { get; }

    public bool Has(MemberInfo member) => _documented.Contains(IdOf(member));

    /// <summary>
    /// Whether a person wrote it, and nothing else says what it is: an interface or a base class, a rule's texts, a
    /// config's reference of fields, or LINQ.
    /// </summary>
    public static bool IsExpectedOf(MemberInfo member) =>
        !member.Name.Contains('<', StringComparison.Ordinal)
        && member switch
        {
            PropertyInfo property => property.GetAccessors(nonPublic: true).All(IsFirst) && !IsDescribed(property),
            MethodInfo method => !IsOfCompiler(method) && IsFirst(method) && !IsLinq(method),
            ConstructorInfo constructor => constructor.GetParameters().Length > 0 && !constructor.IsStatic,
            FieldInfo field => !IsOfCompiler(field) && field.FieldType != typeof(Rule) && !IsShape(field),
            _ => false,
        };

    static bool IsOfCompiler(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute));

    static bool IsFirst(MethodInfo method)
    {
        var type = method.DeclaringType!;
        return method.GetBaseDefinition() == method
            && (
                type.IsInterface
                || !type.GetInterfaces().Any(of => type.GetInterfaceMap(of).TargetMethods.Contains(method))
            );
    }

    /// <summary>An operator of our own LINQ that is .NET's by name: it does the same.</summary>
    static bool IsLinq(MethodInfo method) =>
        method.DeclaringType!.Namespace == "Kyma.Krm.Sequences" && typeof(Enumerable).GetMember(method.Name).Length > 0;

    /// <summary>How its own type is read and described: the type's summary says of what.</summary>
    static bool IsShape(FieldInfo field) =>
        field.Name == "Shape" && field.FieldType.GetGenericArguments().Contains(field.DeclaringType);

    /// <summary>A field of a config: the declaration has its text, for the JSON Schema and the reference.</summary>
    static bool IsDescribed(PropertyInfo property) =>
        property.DeclaringType is { ContainsGenericParameters: false } type
        && type.GetField("Shape", Any)?.GetValue(null) is { } shape
        && shape.GetType().GetMethod("Describe")!.Invoke(shape, null) is JsonObject schema
        && HasDescription(schema, property.Name);

    static bool HasDescription(JsonNode? schema, string name) =>
        schema switch
        {
            JsonObject mapping => (
                mapping["properties"] is JsonObject properties
                && properties.Any(field =>
                    field.Key.Equals(name, StringComparison.OrdinalIgnoreCase)
                    && field.Value?["description"] is not null
                )
            ) || new[] { "oneOf", "anyOf" }.Any(key => HasDescription(mapping[key], name)),
            JsonArray alternatives => alternatives.Any(alternative => HasDescription(alternative, name)),
            _ => false,
        };

    /// <summary>As C#'s specification has it ("Documentation comments", D.4.2 ID string format).</summary>
    public static string IdOf(MemberInfo member) =>
        member switch
        {
            Type type => $"T:{IdOf(type)}",
            FieldInfo => $"F:{IdOf(member.DeclaringType!)}.{member.Name}",
            PropertyInfo property =>
                $"P:{IdOf(member.DeclaringType!)}.{NameOf(member)}{Parameters(property.GetIndexParameters())}",
            MethodBase method => $"M:{IdOf(member.DeclaringType!)}.{NameOf(member)}"
                + (method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "")
                + Parameters(method.GetParameters())
                + (member.Name is "op_Implicit" or "op_Explicit" ? $"~{IdOf(((MethodInfo)method).ReturnType)}" : ""),
            _ => throw new ArgumentException(member.ToString()),
        };

    /// <summary>Explicit implementations of interfaces have dots and type arguments in their names.</summary>
    static string NameOf(MemberInfo member) =>
        member.Name.Replace('.', '#').Replace('<', '{').Replace('>', '}').Replace(',', '@');

    static string Parameters(ParameterInfo[] parameters) =>
        parameters.Length == 0
            ? ""
            : $"({string.Join(',', parameters.Select(parameter => IdOf(parameter.ParameterType)))})";

    static string IdOf(Type type)
    {
        if (type.IsByRef)
            return IdOf(type.GetElementType()!) + "@";
        if (type.IsArray)
            return IdOf(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter)
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        if (!type.IsConstructedGenericType)
            return type.FullName!.Replace('+', '.');
        var arguments = type.GetGenericArguments();
        var names = type.GetGenericTypeDefinition().FullName!.Replace('+', '.').Split('.');
        var used = 0;
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].Split('`') is not [var name, var count])
                continue;
            var own = arguments.Skip(used).Take(int.Parse(count, null)).ToList();
            used += own.Count;
            names[i] = $"{name}{{{string.Join(',', own.Select(IdOf))}}}";
        }

        return string.Join('.', names);
    }
}
