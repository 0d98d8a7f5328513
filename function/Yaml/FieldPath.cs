using System.Text;

namespace Kyma.Krm.Yaml;

/// <summary>
/// Field paths as Kubernetes writes them: <c>spec.servers[0].hosts[1]</c>, <c>metadata.annotations[a.b/c]</c>.
/// </summary>
internal static class FieldPath
{
    /// <summary>The path of an entry; keys with a dot, slash or bracket are put into brackets.</summary>
    public static string Child(string path, string key) =>
        key.AsSpan().ContainsAny('.', '/', '[') ? $"{path}[{key}]"
        : path.Length == 0 ? key
        : $"{path}.{key}";

    /// <summary>The path of an element, from 0.</summary>
    public static string Child(string path, int index) => $"{path}[{index}]";

    /// <summary>The node at the path, or null.</summary>
    public static YamlNode? Find(YamlNode root, string path) => Steps(path).Aggregate((YamlNode?)root, Step);

    /// <summary>
    /// The deepest node on the path that exists, so that a missing field is told at the mapping that lacks it.
    /// </summary>
    public static YamlNode Nearest(YamlNode root, string path)
    {
        var node = root;
        foreach (var step in Steps(path))
        {
            if (Step(node, step) is not { } next)
                return node;
            node = next;
        }

        return node;
    }

    /// <summary>The paths above it, from the root down.</summary>
    public static IEnumerable<string> Above(string path)
    {
        var inBrackets = path.StartsWith('[');
        for (var i = 1; i < path.Length; i++)
        {
            if (inBrackets)
            {
                inBrackets = path[i] != ']';
            }
            else if (path[i] is '.' or '[')
            {
                yield return path[..i];
                inBrackets = path[i] == '[';
            }
        }
    }

    /// <summary>The path right above it; empty at the root.</summary>
    public static string Parent(string path) => Above(path).LastOrDefault() ?? "";

    /// <summary>The paths above it and the path itself, from the root down.</summary>
    public static IEnumerable<string> DownTo(string path) => Above(path).Append(path);

    /// <summary>The path, or what is nearest above it where it is not there; empty is the whole tree.</summary>
    public static string Existing(YamlNode root, string path) =>
        DownTo(path).LastOrDefault(step => Find(root, step) is not null) ?? "";

    /// <summary>
    /// What one step of a path leads to: a key of a mapping, or an index of a list; null where it is absent.
    /// </summary>
    public static YamlNode? Step(YamlNode? node, string step) =>
        node switch
        {
            YamlMapping mapping => mapping.Find(step),
            YamlSequence list when IndexOf(step) is { } i && i < list.Items.Count => list.Items[i],
            _ => null,
        };

    /// <summary>Null where the step is no index.</summary>
    public static int? IndexOf(string step) => Digits.Read(step);

    /// <summary>The keys and indexes of a path from its beginning, without dots and brackets.</summary>
    public static IEnumerable<string> Steps(string path)
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

            if (step.Length > 0)
                yield return step.ToString();
            step.Clear();
            inBrackets = c == '[';
        }

        if (step.Length > 0)
            yield return step.ToString();
    }
}

/// <summary>Fields by their paths, asked for what is around them and in them.</summary>
internal sealed class FieldSet
{
    readonly HashSet<string> _fields = [];
    readonly HashSet<string> _above = [];

    /// <summary>Adds a field, with all that it contains.</summary>
    public void Add(string path)
    {
        _fields.Add(path);
        _above.UnionWith(FieldPath.Above(path));
    }

    /// <summary>The field is one of them itself.</summary>
    public bool Has(string field) => _fields.Contains(field);

    /// <summary>The field is one of them, or part of one.</summary>
    public bool Holds(string field) => FieldPath.DownTo(field).Any(_fields.Contains);

    /// <summary>One of them is part of the field.</summary>
    public bool IsBelow(string field) => _above.Contains(field);
}
