using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Crd;
using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio;

/// <summary>Reads a manifest as Istio does: lenient, because the schema's mistakes are told by the CRD types.</summary>
internal static class IstioReader
{
    /// <summary>The resource, or null where a value has another type than its field.</summary>
    public static IstioResource<TSpec>? Read<TSpec>(ResourceSource source, CrdObject schema, IstioVersion version)
        where TSpec : JsonFields, new()
    {
        var found = new Findings();
        if (Spec(source) is { } spec)
            schema.Check(new YamlValue(spec, "spec", source, found), version);
        return Read<TSpec>(source, found);
    }

    /// <param name="judged">What the schema says of it.</param>
    public static IstioResource<TSpec>? Read<TSpec>(ResourceSource source, Findings judged)
        where TSpec : JsonFields, new()
    {
        if (source.Root is not YamlMapping root || judged.Has(IstioFindings.CrdWrongType))
            return null;
        if ((Spec(source) is { } json ? JsonTree.From(json) : new JsonObject()) is not JsonObject spec)
            return null;
        var labels =
            root.Find("metadata") is YamlMapping metadata && metadata.Find("labels") is YamlMapping found
                ? Texts(found)
                : new Dictionary<string, string>();
        return new IstioResource<TSpec>(
            root.FindText("metadata", "name") ?? "",
            root.FindText("metadata", "namespace") ?? "",
            labels,
            new TSpec { Json = spec },
            source
        );
    }

    static YamlNode? Spec(ResourceSource source) => (source.Root as YamlMapping)?.Find("spec");

    static Dictionary<string, string> Texts(YamlMapping mapping)
    {
        var result = new Dictionary<string, string>();
        foreach (var entry in mapping.Entries)
        {
            if (entry is { Key: YamlScalar key, Value: YamlScalar value })
                result[key.Value] = value.Value;
        }

        return result;
    }
}
