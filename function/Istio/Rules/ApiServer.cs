using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Rules;

/// <summary>How the API server reads the resources of Istio's CRDs.</summary>
internal static class ApiServer
{
    static Dialect DialectOf(IstioVersion version) =>
        new()
        {
            UnknownField = CrdRules.UnknownField,
            DuplicateField = CrdRules.DuplicateField,
            MissingField = CrdRules.MissingField,
            WrongType = CrdRules.WrongType,
            NullEntry = CrdRules.Null,
            NullField = CrdRules.NullField,
            UnknownWord = CrdRules.UnknownValue,
            Limit = CrdRules.Limit,
            Format = CrdRules.Duration,
            OneOf = CrdRules.OneOf,
            Release = version.Major == 1 ? version.Minor : int.MaxValue,
            Product = "Istio",
        };

    /// <summary>The resource, with what the schema says of it; null where a value has another type than its field.</summary>
    public static IstioResource<TSpec>? Read<TSpec>(
        ResourceSource source,
        Shape<TSpec> shape,
        IstioVersion version,
        Findings findings
    )
        where TSpec : class
    {
        if (source.Root is not YamlMapping root)
            return null;
        var found = new Findings();
        var dialect = DialectOf(version);
        var spec =
            root.Find("spec") is { } node and not YamlScalar { IsNull: true }
                ? shape.Read(new YamlValue(node, "spec", source, found) { Dialect = dialect })
                : ReadAbsent(source, shape, dialect, found);
        findings.AddRange(found.Sorted());
        return spec is null || found.Has(CrdRules.WrongType) || found.Has(CrdRules.Null)
            ? null
            : IstioResource<TSpec>.Of(source, root, spec);
    }

    /// <summary>A spec that is not there lacks everything that it must have, which is told once.</summary>
    static TSpec? ReadAbsent<TSpec>(ResourceSource source, Shape<TSpec> shape, Dialect dialect, Findings findings)
        where TSpec : class
    {
        var missing = new Findings();
        var empty = new YamlMapping(source.Root.Start, source.Root.Offset, IsFlow: true, []);
        var spec = shape.Read(new YamlValue(empty, "spec", source, missing) { Dialect = dialect });
        if (missing.HasErrors)
            findings.Add(CrdRules.MissingField, source.At("spec"), "`spec` is required: add it");
        return spec;
    }
}
