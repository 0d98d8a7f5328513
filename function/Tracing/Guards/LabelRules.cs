using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tracing.Guards;

/// <summary>A label selector of Kubernetes, with its expressions, as requirements.</summary>
internal static class LabelRules
{
    /// <summary>The label by which namespaces are selected by name.</summary>
    public const string NamespaceName = "kubernetes.io/metadata.name";

    /// <summary>Null where an operator is not one of Kubernetes.</summary>
    /// <param name="selector">Null, or empty: everything is selected.</param>
    /// <param name="of">In words, whose labels they are.</param>
    public static IReadOnlyList<Requirement>? Of(YamlMapping? selector, string of)
    {
        var requirements = new List<Requirement>();
        foreach (var label in selector?.FindTexts("matchLabels") ?? [])
            requirements.Add(new Requirement(Named(label.Key, of), ValueKind.Word, [label.Value]));
        foreach (var expression in (selector?.FindItems("matchExpressions") ?? []).OfType<YamlMapping>())
        {
            var name = Named(expression.FindText("key") ?? "", of);
            IReadOnlyList<string> values = expression.FindTextItems("values").ToArray();
            if (
                expression.FindText("operator") switch
                {
                    "In" when values.Count > 0 => new Requirement(name, ValueKind.Word, values),
                    "NotIn" when values.Count > 0 => new Requirement(name, ValueKind.Word, values, IsNot: true),
                    "Exists" => new Requirement(name, ValueKind.Word, [Requirement.Absent], IsNot: true),
                    "DoesNotExist" => new Requirement(name, ValueKind.Word, [Requirement.Absent]),
                    _ => null,
                }
                is not { } requirement
            )
                return null;
            requirements.Add(requirement);
        }

        return requirements;
    }

    static string Named(string key, string of) => key == NamespaceName ? Requirement.Namespace : $"{of} label {key}";

    /// <summary>Labels of a pod that meets the requirements of a selector; null where there is none.</summary>
    public static IReadOnlyDictionary<string, string>? Example(YamlMapping? selector)
    {
        var labels = new Dictionary<string, string>(selector?.FindTexts("matchLabels") ?? []);
        foreach (var expression in (selector?.FindItems("matchExpressions") ?? []).OfType<YamlMapping>())
        {
            if (expression.FindText("key") is not { } key)
                return null;
            switch (expression.FindText("operator"))
            {
                case "In" when expression.FindTextItems("values").FirstOrDefault() is { } first:
                    labels.TryAdd(key, first);
                    break;
                case "Exists":
                    labels.TryAdd(key, "any");
                    break;
            }
        }

        return labels;
    }

    /// <summary>The label has one of the values, whether or not it must not.</summary>
    /// <param name="of">As it was read.</param>
    public static bool IsMet(Requirement requirement, IReadOnlyDictionary<string, string> labels, string of)
    {
        var start = $"{of} label ";
        var key = requirement.Name == Requirement.Namespace ? NamespaceName : requirement.Name[start.Length..];
        return requirement.Values.Contains(labels.GetValueOrDefault(key) ?? Requirement.Absent);
    }
}
