using System.Collections;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Crd;

/// <summary>A mapping with known fields, written as a collection: <c>new CrdObject { { "host", CrdText.Any } }</c>.</summary>
internal sealed class CrdObject : CrdType, IEnumerable
{
    readonly Dictionary<string, CrdField> _fields = [];

    readonly record struct CrdField(CrdType Type, IstioVersion Since);

    public void Add(string name, CrdType type) => _fields.Add(name, new CrdField(type, default));

    /// <summary>A field that a later release brought.</summary>
    public void Add(string name, CrdType type, IstioVersion since) => _fields.Add(name, new CrdField(type, since));

    IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>An absent spec lacks something.</summary>
    public bool HasRequired => Required.Count > 0;

    IReadOnlyList<IReadOnlyList<string>> OneOf { get; init; } = [];

    protected override string Noun => "a mapping";

    public CrdObject Requires(params string[] fields) => new(this) { Required = fields };

    /// <summary>At most one of the fields; said twice for two such groups.</summary>
    public CrdObject HasOneOf(params string[] fields) => new(this) { OneOf = [.. OneOf, fields] };

    public CrdObject() { }

    CrdObject(CrdObject other)
    {
        _fields = other._fields;
        Required = other.Required;
        OneOf = other.OneOf;
    }

    protected override void CheckValue(YamlValue value, IstioVersion version)
    {
        if (value.Node is not YamlMapping mapping)
        {
            ReportType(value);
            return;
        }

        var seen = new HashSet<string>();
        foreach (var entry in mapping.Entries)
            CheckField(value, entry, seen, version);
        foreach (var field in Required.Where(field => !seen.Contains(field)))
        {
            value.Findings.Add(
                IstioFindings.CrdMissingField,
                value.Source.At(FieldPath.Child(value.Path, field)),
                $"`{field}` is required: add it"
            );
        }

        foreach (var group in OneOf.Where(group => group.Count(seen.Contains) > 1))
        {
            value.Report(
                IstioFindings.CrdOneOf,
                $"must have only one of: {string.Join(", ", group.Where(seen.Contains))}"
            );
        }
    }

    void CheckField(YamlValue value, YamlEntry entry, HashSet<string> seen, IstioVersion version)
    {
        var name = entry.Key is YamlScalar scalar ? scalar.Value : "";
        var at = value.Child(name, entry.Key);
        if (!seen.Add(name))
            at.Report(IstioFindings.CrdDuplicateField, $"`{name}` stands twice; keep one of them");
        if (!_fields.TryGetValue(name, out var field))
            at.Report(
                IstioFindings.CrdUnknownField,
                $"`{name}` is not a field here: correct or remove it.{Suggest(name, version)}"
            );
        else if (version < field.Since)
            at.Report(
                IstioFindings.CrdUnknownField,
                $"`{name}` exists from Istio {field.Since} on, not in {version}: remove it"
            );
        else
            field.Type.Check(value.Child(name, entry.Value), version);
    }

    string Suggest(string name, IstioVersion version)
    {
        var known = _fields.Where(field => version >= field.Value.Since).Select(field => field.Key).ToList();
        return Suggestion.For(name, known) is { Length: > 0 } near
            ? near
            : $" It must be one of: {string.Join(", ", known.Order(StringComparer.Ordinal))}.";
    }

    public IEnumerator GetEnumerator() => _fields.Keys.GetEnumerator();
}
