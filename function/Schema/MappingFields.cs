using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>Reads the fields from a mapping and reports what nobody asked for.</summary>
internal sealed class MappingFields(YamlValue value, YamlMapping mapping) : Fields
{
    readonly List<string> _known = [];

    /// <summary>Required fields that are not there, with what is said of them; one that is only misspelt is not missed as well.</summary>
    readonly Dictionary<string, string> _missing = [];

    /// <summary>By field, for an example of what to write.</summary>
    readonly Dictionary<string, Func<JsonObject>?> _schemas = [];

    public override T Required<T>(string name, Shape<T> shape, string doc)
    {
        if (TryFind(name, shape, out var found, isRequired: true))
            return shape.Read(found with { IsRequired = true })!;
        if (found.Node is null)
            _missing[name] =
                $"`{name}` is required. {doc} For example: `{name}: {WrittenForm.Flow(WrittenForm.ExampleOf(shape.Describe()))}`";
        return default!;
    }

    public override T? Optional<T>(string name, Shape<T> shape, string doc)
        where T : class => TryFind(name, shape, out var found) ? shape.Read(found) : null;

    public override T? OptionalValue<T>(string name, Shape<T> shape, string doc)
        where T : struct => TryFind(name, shape, out var found) ? shape.Read(found) : null;

    public override T Default<T>(string name, Shape<T> shape, T absent, string doc) =>
        TryFind(name, shape, out var found) ? shape.Read(found)! : absent;

    /// <summary>Call once, after every field was asked for.</summary>
    public void ReportTheRest()
    {
        var seen = new Dictionary<string, YamlNode>();
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key is not YamlScalar { Value: var key })
            {
                (value with { Node = entry.Key }).Report(
                    SchemaFindings.WrongType,
                    $"a field name must be text, not {entry.Key.Noun}"
                );
                continue;
            }

            var at = value.Child(key, entry.Key);
            if (!seen.TryAdd(key, entry.Key))
            {
                at.Report(
                    SchemaFindings.DuplicateField,
                    $"`{key}` stands twice{Lines(seen[key], entry.Key)}; keep one of them"
                );
            }
            else if (!_known.Contains(key))
            {
                ReportUnknown(at, key, entry.Value);
            }
        }

        foreach (var (name, message) in _missing)
            value.ReportMissing(name, message);
    }

    string Lines(YamlNode first, YamlNode second) =>
        value.Source.HasPositions ? $", in lines {first.Start.Line} and {second.Start.Line}" : "";

    void ReportUnknown(YamlValue at, string key, YamlNode written)
    {
        foreach (var name in value.Source.AlsoKnown?.Invoke(value.Path) ?? [])
            _schemas.TryAdd(name, null);
        var (meant, message) = UnknownField.Tell(
            key,
            written,
            _schemas,
            value.Source.Elsewhere?.Invoke(at.Path) ?? [],
            value.Path
        );
        if (meant is not null)
            _missing.Remove(meant);
        at.ReportUnknown(meant is null ? null : FieldPath.Child(value.Path, meant), message);
    }

    bool TryFind(string name, out YamlValue found)
    {
        _known.Add(name);
        var node = mapping.Find(name);
        found = node is null ? default : value.Child(name, node);
        return node is not null;
    }

    /// <summary>A field with nothing after it is a slip more often than a wish for the default, so it is told.</summary>
    bool TryFind<T>(string name, Shape<T> shape, out YamlValue found, bool isRequired = false)
    {
        _schemas[name] = shape.Describe;
        if (!TryFind(name, out found))
            return false;
        if (!found.IsNull || shape.TakesNull)
            return true;
        found.Report(SchemaFindings.WrongType, $"`{name}` has no value: {shape.WhatToWrite(name, isRequired)}");
        return false;
    }
}
