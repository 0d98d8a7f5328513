using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.IstioFindings;

namespace Kyma.Krm.Istio.Admission;

/// <summary>How the API server reads the resources of Istio's CRDs.</summary>
internal static class ApiServer
{
    /// <summary>Of any CRD.</summary>
    public static readonly Dialect Kubernetes = DialectOf(IstioVersion.Newest);

    static Dialect DialectOf(IstioVersion version) =>
        new()
        {
            UnknownField = CrdUnknownField,
            DuplicateField = CrdDuplicateField,
            MissingField = CrdMissingField,
            WrongType = CrdWrongType,
            NullEntry = CrdNull,
            NullField = CrdNullField,
            UnknownWord = CrdUnknownValue,
            Limit = CrdLimit,
            Format = CrdFormat,
            Duration = CrdDuration,
            OneOf = CrdOneOf,
            Release = ReleaseOf(version),
            Product = "Istio",
            ReleaseField = "istioVersion",
        };

    static int ReleaseOf(IstioVersion version) => version.Major == 1 ? version.Minor : int.MaxValue;

    /// <summary>
    /// The resource, with what the schema says of it; null where a value has another type than its field.
    /// </summary>
    public static IstioResource<TSpec>? Read<TSpec>(
        ResourceSource source,
        Shape<TSpec> shape,
        IstioVersion version,
        Findings findings
    )
        where TSpec : class
    {
        var release = ReleaseOf(version);
        if (source.ReadBefore is not SpecReading<TSpec> reading || !reading.Holds(source, shape, release))
        {
            if (source.Root is not YamlMapping root)
                return null;
            source.ReadBefore = reading = ReadAnew(source, root, shape, DialectOf(version));
        }

        findings.AddRange(reading.Found);
        return reading.Resource;
    }

    static SpecReading<TSpec> ReadAnew<TSpec>(
        ResourceSource source,
        YamlMapping root,
        Shape<TSpec> shape,
        Dialect dialect
    )
        where TSpec : class
    {
        var found = new Findings();
        var spec = root.Find("spec") is { } node and not YamlScalar { IsNull: true }
            ? shape.Read(new YamlValue(node, "spec", source, found) { Dialect = dialect })
            : ReadAbsent(source, shape, dialect, found);
        var isRefused = spec is null || found.Has(CrdWrongType) || found.Has(CrdNull);
        return new SpecReading<TSpec>(
            source,
            shape,
            dialect.Release,
            dialect.NewestMet,
            isRefused ? null : IstioResource<TSpec>.Of(source, root, spec!),
            found.Sorted()
        );
    }

    /// <summary>A spec that is not there lacks everything that it must have, which is told once.</summary>
    static TSpec? ReadAbsent<TSpec>(ResourceSource source, Shape<TSpec> shape, Dialect dialect, Findings findings)
        where TSpec : class
    {
        var missing = new Findings();
        var empty = new YamlMapping(source.Root.Start, source.Root.Offset, IsFlow: true, []);
        var spec = shape.Read(new YamlValue(empty, "spec", source, missing) { Dialect = dialect });
        if (missing.HasErrors)
            findings.Add(CrdMissingField, source.At("spec"), "`spec` is required: add it");
        return spec;
    }

    /// <param name="Source">Another one may have been made of this one, with another content.</param>
    /// <param name="Release">By which it was read.</param>
    /// <param name="NewestMet">The newest release that decided anything.</param>
    sealed record SpecReading<TSpec>(
        ResourceSource Source,
        Shape<TSpec> Shape,
        int Release,
        int NewestMet,
        IstioResource<TSpec>? Resource,
        IReadOnlyList<Finding> Found
    )
        where TSpec : class
    {
        /// <summary>It would be read alike again, for all that the two releases differ in.</summary>
        public bool Holds(ResourceSource source, Shape<TSpec> shape, int release) =>
            ReferenceEquals(Source, source)
            && ReferenceEquals(Shape, shape)
            && (Release == release || NewestMet <= Math.Min(Release, release));
    }
}
