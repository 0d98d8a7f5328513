namespace Kyma.Krm.Yaml;

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
