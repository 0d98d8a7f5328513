using System.Globalization;
using System.Text;

namespace Kyma.Krm.Yaml;

/// <summary>Field paths as Kubernetes writes them: <c>spec.servers[0].hosts[1]</c>, <c>metadata.annotations[a.b/c]</c>.</summary>
internal static class FieldPath
{
    public static string Child(string path, string key) =>
        key.AsSpan().ContainsAny('.', '/', '[') ? $"{path}[{key}]" : path.Length == 0 ? key : $"{path}.{key}";

    public static string Child(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    /// <summary>The node at the path, or null.</summary>
    public static YamlNode? Find(YamlNode root, string path) => Steps(path).Aggregate((YamlNode?)root, Step);

    /// <summary>The deepest node on the path that exists, so that a missing field is told at the mapping that lacks it.</summary>
    public static YamlNode Nearest(YamlNode root, string path)
    {
        var node = root;
        foreach (var step in Steps(path))
        {
            if (Step(node, step) is not { } next) return node;
            node = next;
        }

        return node;
    }

    static YamlNode? Step(YamlNode? node, string step) => node switch
    {
        YamlMapping mapping => mapping.Find(step),
        YamlSequence list when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < list.Items.Count => list.Items[i],
        _ => null,
    };

    static IEnumerable<string> Steps(string path)
    {
        var step = new StringBuilder();
        var inBrackets = false;
        foreach (var c in path)
        {
            var ends = inBrackets ? c == ']' : c is '.' or '[';
            if (!ends)
            {
                step.Append(c);
                continue;
            }

            if (step.Length > 0) yield return step.ToString();
            step.Clear();
            inBrackets = c == '[';
        }

        if (step.Length > 0) yield return step.ToString();
    }
}
