using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema.Mappings;

/// <summary>Reads the fields from a mapping and reports what nobody asked for.</summary>
internal sealed class MappingFields(YamlValue value, YamlMapping mapping)
{
    readonly YamlValue _value = value.Located;

    /// <summary>
    /// Required fields that are not there, with what is said of them; one that is only misspelt is not missed as well.
    /// Null for none.
    /// </summary>
    Dictionary<string, string>? _missing;

    /// <summary>Entries of the text that were asked for.</summary>
    int _asked;

    /// <summary>What was written of fields that exclude each other, with the name of their group.</summary>
    List<(string Group, string Field)>? _choices;

    /// <summary>A field whose absence is a mistake; after any mistake the value is null or zero.</summary>
    public T Required<T>(string name, Shape<T> shape, string doc)
    {
        if (TryFind(name, shape, out var found, isRequired: true))
            return shape.Read(found with { IsRequired = true })!;
        if (found.Node is null)
            (_missing ??= [])[name = DeclaredField.NameOf(name)] =
                $"`{name}` is required. {doc} For example: `{name}: "
                + $"{WrittenForm.Flow(WrittenForm.ExampleOf(shape.Describe()))}`";
        return default!;
    }

    public T? Optional<T>(string name, Shape<T> shape)
        where T : class => TryFind(name, shape, out var found) ? shape.Read(found) : null;

    public T? Optional<T>(string name, Func<Shape<T>> shape)
        where T : class => FindProperty(name) is null ? null : Optional(name, shape());

    public T? OptionalValue<T>(string name, Shape<T> shape)
        where T : struct => TryFind(name, shape, out var found) ? shape.Read(found) : null;

    public T Default<T>(string name, Shape<T> shape, T absent) =>
        TryFind(name, shape, out var found) ? shape.Read(found)! : absent;

    /// <summary>The field that a property stands for: <c>credentialName</c> for <c>CredentialName</c>.</summary>
    public bool TryRead<T>(DeclaredField field, Shape<T> shape, out T? read)
    {
        read = default;
        if (FindProperty(field.Property) is not { } entry)
        {
            if (field.IsRequired)
                ReportAbsent(field.Property);
            return false;
        }

        _asked++;
        var name = ((YamlScalar)entry.Key).Value;
        var at = _value.Child(name, entry.Value);
        var isTooNew = !_value.Dialect.Has(field.Since);
        if (isTooNew)
            ReportTooNew(_value.Child(name, entry.Key), name, field.Since);
        if (at.IsNull)
        {
            if (field.IsRequired)
                ReportAbsent(field.Property);
            else if (!shape.TakesNull && _value.Dialect.NullField is { } rule)
                at.Report(rule, NoValue(name));
            return false;
        }

        if (field.OneOf is not null)
            (_choices ??= []).Add((field.OneOf, name));
        read = shape.Read(isTooNew ? at with { Findings = new Findings() } : at);
        return true;
    }

    /// <summary>Call once, after every field was asked for.</summary>
    /// <param name="describe">The schema of the mapping, asked for where something is unknown.</param>
    /// <param name="isCompared">Whether the value of an unknown field says which field is meant.</param>
    public void ReportTheRest(Func<JsonObject> describe, bool isCompared)
    {
        foreach (var group in _choices?.GroupBy(choice => choice.Group).Where(group => group.Count() > 1) ?? [])
            _value.Report(
                _value.Dialect.OneOf,
                $"must have only one of: {string.Join(", ", group.Select(choice => choice.Field))}"
            );
        if (_asked < mapping.Entries.Count || _missing is not null || mapping.HasMerge)
            ReportUnasked(Known(describe(), isCompared));
    }

    /// <summary>The fields that the release has, with their schemas where values are compared with them.</summary>
    Dictionary<string, JsonObject?> Known(JsonObject mapping, bool isCompared) =>
        mapping["properties"]!
            .AsObject()
            .Where(field => _value.Dialect.Has((int?)field.Value![SchemaFields.Since] ?? 0))
            .ToDictionary(field => field.Key, field => isCompared ? (JsonObject?)field.Value : null);

    void ReportUnasked(Dictionary<string, JsonObject?> known)
    {
        var seen = new Dictionary<string, YamlNode>();
        foreach (var entry in mapping.Entries)
        {
            if (entry.IsMerge && _value.Dialect.IsKubectls)
                continue;
            if (entry.Key is not YamlScalar { Value: var key })
            {
                (_value with { Node = entry.Key }).Report(
                    _value.Dialect.WrongType,
                    $"a field name must be text, not {entry.Key.Noun}"
                );
                continue;
            }

            var at = _value.Child(key, entry.Key);
            if (!seen.TryAdd(key, entry.Key))
            {
                at.Report(
                    _value.Dialect.DuplicateField,
                    $"`{key}` appears twice{Lines(seen[key], entry.Key)}; keep one of them"
                );
            }
            else if (!known.ContainsKey(key))
            {
                ReportUnknown(at, key, entry.Value, known);
            }
        }

        foreach (var (name, message) in _missing ?? [])
            _value.ReportMissing(name, message);
    }

    string Lines(YamlNode first, YamlNode second) =>
        _value.Source.HasPositions ? $", in lines {first.Start.Line} and {second.Start.Line}" : "";

    void ReportUnknown(YamlValue at, string key, YamlNode written, IReadOnlyDictionary<string, JsonObject?> known)
    {
        var schemas = new Dictionary<string, JsonObject?>(known);
        foreach (var name in _value.Source.AlsoKnown?.Invoke(_value.Path) ?? [])
            schemas.TryAdd(name, null);
        var elsewhere = _value.Source.Elsewhere?.Invoke(at.Path) ?? [];
        IReadOnlyList<string> missing = _missing is null ? [] : _missing.Keys.ToArray();
        var (meant, message) = UnknownField.Tell(key, written, schemas, elsewhere, missing, _value.Path);
        var place =
            meant is not null ? FieldPath.Child(_value.Path, meant)
            : elsewhere is [var only] && !only.Contains('[', StringComparison.Ordinal) ? only
            : null;
        // What is written in the wrong place is not missing in the right one as well.
        if (place is not null)
        {
            var around = FieldPath.DownTo(place).ToHashSet();
            foreach (var name in missing.Where(name => around.Contains(FieldPath.Child(_value.Path, name))))
                _missing!.Remove(name);
        }

        at.ReportUnknown(place, message);
    }

    static void ReportTooNew(YamlValue at, string name, int since) =>
        at.Report(
            at.Dialect.UnknownField,
            $"`{name}` exists from {at.Dialect.Product} 1.{since} on, not in 1.{at.Dialect.Release}: remove it, or set "
                + $"`{at.Dialect.ReleaseField}: \"1.{since}\"` once the cluster runs it"
        );

    void ReportAbsent(string property)
    {
        var name = DeclaredField.NameOf(property);
        _value.ReportMissing(name, $"`{name}` is required: add it");
    }

    /// <summary>Of a field that is not nullable and has no default (apiextensions, structural schemas).</summary>
    static string NoValue(string name) =>
        $"`{name}` has no value. kubectl apply drops the field, but server-side apply (kubectl "
        + "--server-side, Flux, Argo CD with ServerSideApply=true) rejects the resource. Write a value, or "
        + "remove the field";

    /// <summary>
    /// A field with nothing after it is a slip more often than a wish for the default, so it is told.
    /// </summary>
    bool TryFind<T>(string name, Shape<T> shape, out YamlValue found, bool isRequired = false)
    {
        found = default;
        if (FindProperty(name) is not { } entry)
            return false;
        _asked++;
        name = ((YamlScalar)entry.Key).Value;
        found = _value.Child(name, entry.Value);
        if (!found.IsNull || shape.TakesNull)
            return true;
        if (_value.Dialect.NullField is { } rule && !isRequired)
        {
            // It counts as left out, so it keeps nobody from reading the rest.
            found.Findings.Add(rule, found.Source.At(found.Path), NoValue(name));
            return false;
        }

        found.Report(_value.Dialect.WrongType, $"`{name}` has no value: {shape.WhatToWrite(name, isRequired)}");
        return false;
    }

    /// <summary>The last entry of that name, as readers have it, else what a merge key brings in.</summary>
    YamlEntry? FindProperty(string property)
    {
        var hasMerge = false;
        for (var i = mapping.Entries.Count - 1; i >= 0; i--)
        {
            var entry = mapping.Entries[i];
            if (entry.Key is YamlScalar key && Means(property, key.Value))
                return entry;
            hasMerge |= entry.IsMerge;
        }

        return hasMerge && DeclaredField.NameOf(property) is var name && mapping.Find(name) is { } merged
            ? new YamlEntry(new YamlScalar(merged.Start, merged.Offset, name, IsPlain: true), merged)
            : null;
    }

    static bool Means(string property, string key) =>
        key.Length == property.Length
        && key[0] == char.ToLowerInvariant(property[0])
        && key.AsSpan(1).SequenceEqual(property.AsSpan(1));
}
