using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema.Mappings;

/// <summary>Reads the fields from a mapping and reports what nobody asked for.</summary>
internal sealed class MappingFields(YamlValue value, YamlMapping mapping) : Fields
{
    List<string> Known => field ??= [];

    /// <summary>
    /// Required fields that are not there, with what is said of them; one that is only misspelt is not missed as well.
    /// </summary>
    Dictionary<string, string> Missing => field ??= [];

    /// <summary>By field, for an example of what to write.</summary>
    Dictionary<string, Func<JsonObject>?> Schemas => field ??= [];

    /// <summary>Entries of the text that were asked for.</summary>
    int _asked;

    /// <summary>What was written of fields that exclude each other, with the name of their group.</summary>
    List<(string Group, string Field)>? _choices;

    public override T Required<T>(string name, Shape<T> shape, string doc)
    {
        if (TryFind(name, shape, out var found, isRequired: true))
            return shape.Read(found with { IsRequired = true })!;
        if (found.Node is null)
            Missing[name] =
                $"`{name}` is required. {doc} For example: `{name}: "
                + $"{WrittenForm.Flow(WrittenForm.ExampleOf(shape.Describe()))}`";
        return default!;
    }

    public override T? Optional<T>(string name, Shape<T> shape, string doc)
        where T : class => TryFind(name, shape, out var found) ? shape.Read(found) : null;

    public override T? Optional<T>(string name, Func<Shape<T>> shape, string doc)
        where T : class
    {
        if (mapping.Find(name) is not null)
            return Optional(name, shape(), doc);
        Known.Add(name);
        Schemas[name] = () => shape().Describe();
        return null;
    }

    public override T? OptionalValue<T>(string name, Shape<T> shape, string doc)
        where T : struct => TryFind(name, shape, out var found) ? shape.Read(found) : null;

    public override T Default<T>(string name, Shape<T> shape, T absent, string doc) =>
        TryFind(name, shape, out var found) ? shape.Read(found)! : absent;

    /// <summary>The field that a property stands for: <c>credentialName</c> for <c>CredentialName</c>.</summary>
    /// <param name="since">The minor release that brought the field, or 0.</param>
    /// <param name="oneOf">The group of fields of which only one may be set, or null.</param>
    public bool TryRead<T>(string property, Shape<T> shape, bool isRequired, int since, string? oneOf, out T? read)
    {
        read = default;
        if (FindProperty(property) is not { } entry)
        {
            if (isRequired)
                ReportAbsent(property);
            return false;
        }

        _asked++;
        var name = ((YamlScalar)entry.Key).Value;
        var at = value.Child(name, entry.Value);
        var isTooNew = !value.Dialect.Has(since);
        if (isTooNew)
            ReportTooNew(value.Child(name, entry.Key), name, since);
        if (at.IsNull)
        {
            if (isRequired)
                ReportAbsent(property);
            else if (!shape.TakesNull && value.Dialect.NullField is { } rule)
                at.Report(rule, NoValue(name));
            return false;
        }

        if (oneOf is not null)
            (_choices ??= []).Add((oneOf, name));
        read = shape.Read(isTooNew ? at with { Findings = new Findings() } : at);
        return true;
    }

    /// <summary>Call once, after every field was asked for.</summary>
    /// <param name="known">The fields of a record, or null where they were asked for by name.</param>
    public void ReportTheRest(Func<IEnumerable<string>>? known = null)
    {
        foreach (var group in _choices?.GroupBy(choice => choice.Group).Where(group => group.Count() > 1) ?? [])
            value.Report(
                value.Dialect.OneOf,
                $"must have only one of: {string.Join(", ", group.Select(choice => choice.Field))}"
            );
        if (known is null || _asked < mapping.Entries.Count)
            ReportUnasked(known is null ? Known : [.. known()]);
    }

    void ReportUnasked(IReadOnlyList<string> known)
    {
        var isKnown = known.ToHashSet();
        var seen = new Dictionary<string, YamlNode>();
        foreach (var entry in mapping.Entries)
        {
            if (entry.IsMerge && value.Dialect.IsKubectls)
                continue;
            if (entry.Key is not YamlScalar { Value: var key })
            {
                (value with { Node = entry.Key }).Report(
                    value.Dialect.WrongType,
                    $"a field name must be text, not {entry.Key.Noun}"
                );
                continue;
            }

            var at = value.Child(key, entry.Key);
            if (!seen.TryAdd(key, entry.Key))
            {
                at.Report(
                    value.Dialect.DuplicateField,
                    $"`{key}` appears twice{Lines(seen[key], entry.Key)}; keep one of them"
                );
            }
            else if (!isKnown.Contains(key))
            {
                ReportUnknown(at, key, entry.Value, known);
            }
        }

        foreach (var (name, message) in Missing)
            value.ReportMissing(name, message);
    }

    string Lines(YamlNode first, YamlNode second) =>
        value.Source.HasPositions ? $", in lines {first.Start.Line} and {second.Start.Line}" : "";

    void ReportUnknown(YamlValue at, string key, YamlNode written, IReadOnlyList<string> known)
    {
        if (value.Source.AlsoKnown is { } more)
            known = [.. known, .. more(value.Path)];
        foreach (var name in known)
            Schemas.TryAdd(name, null);
        var elsewhere = value.Source.Elsewhere?.Invoke(at.Path) ?? [];
        var (meant, message) = UnknownField.Tell(key, written, Schemas, elsewhere, [.. Missing.Keys], value.Path);
        var place =
            meant is not null ? FieldPath.Child(value.Path, meant)
            : elsewhere is [var only] && !only.Contains('[', StringComparison.Ordinal) ? only
            : null;
        // What is written in the wrong place is not missing in the right one as well.
        if (place is not null)
        {
            var around = FieldPath.DownTo(place).ToHashSet();
            foreach (
                var name in Missing.Keys.Where(name => around.Contains(FieldPath.Child(value.Path, name))).ToList()
            )
                Missing.Remove(name);
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
        var name = NameOf(property);
        value.ReportMissing(name, $"`{name}` is required: add it");
    }

    bool TryFind(string name, out YamlValue found)
    {
        Known.Add(name);
        var node = mapping.Find(name);
        found = node is null ? default : value.Child(name, node);
        return node is not null;
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
        Schemas[name] = shape.Describe;
        if (!TryFind(name, out found))
            return false;
        if (!found.IsNull || shape.TakesNull)
            return true;
        if (value.Dialect.NullField is { } rule && !isRequired)
        {
            // It counts as left out, so it keeps nobody from reading the rest.
            found.Findings.Add(rule, found.Source.At(found.Path), NoValue(name));
            return false;
        }

        found.Report(value.Dialect.WrongType, $"`{name}` has no value: {shape.WhatToWrite(name, isRequired)}");
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

        return hasMerge && NameOf(property) is var name && mapping.Find(name) is { } merged
            ? new YamlEntry(new YamlScalar(merged.Start, merged.Offset, name, IsPlain: true), merged)
            : null;
    }

    static bool Means(string property, string key) =>
        key.Length == property.Length
        && key[0] == char.ToLowerInvariant(property[0])
        && key.AsSpan(1).SequenceEqual(property.AsSpan(1));

    public static string NameOf(string property) => $"{char.ToLowerInvariant(property[0])}{property.AsSpan(1)}";
}
