using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>
/// The fields of a resource that could not be read and count as left out. What follows from their absence must not be
/// told: it would be the second complaint about one mistake, and often a wrong one.
/// </summary>
/// <param name="written">The resource as its user wrote it.</param>
/// <param name="rest">The same without these fields; its paths are what the rules know.</param>
internal sealed class UnreadFields(YamlNode written, PrunedTree rest)
{
    readonly FieldSet _fields = new();

    /// <summary>Mappings with a field that nobody knows, in which any that is missing may have been meant.</summary>
    readonly HashSet<string> _withUnknown = [];

    /// <summary>Paths here are those of the written resource.</summary>
    public void Add(string path) => _fields.Add(path);

    /// <summary>A field that does not exist; it may have been meant to be any other that is not there.</summary>
    public void AddUnknown(string path)
    {
        Add(path);
        _withUnknown.Add(FieldPath.Parent(path));
    }

    /// <summary>The field is written, readable or not.</summary>
    public bool IsWritten(string field) => FieldPath.Find(written, rest.PathBefore(field)) is not null;

    /// <summary>
    /// The field, or something in it or around it, could not be read; or it is missing and a field beside it is not
    /// known.
    /// </summary>
    public bool Touch(string field)
    {
        var path = rest.PathBefore(field);
        return _fields.IsBelow(path)
            || _fields.Holds(path)
            || (_withUnknown.Count > 0 && _withUnknown.Contains(FieldPath.Existing(written, path)));
    }
}
