using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio;

/// <summary>Reads a manifest as Istio does: lenient, because the schema's mistakes are told by the CRD types.</summary>
internal static class IstioReader
{
    /// <summary>The resource, or null where a value has a type that the record cannot hold.</summary>
    public static IstioResource<TSpec>? Read<TSpec>(Source source, JsonTypeInfo<TSpec> type)
        where TSpec : class, new()
    {
        if (source.Root is not YamlMapping root || Spec(root, type) is not { } spec) return null;
        var labels = root.Find("metadata") is YamlMapping metadata && metadata.Find("labels") is YamlMapping found ? Texts(found) : new Dictionary<string, string>();
        return new IstioResource<TSpec>(root.FindText("metadata", "name") ?? "", root.FindText("metadata", "namespace") ?? "", labels, spec, source);
    }

    static TSpec? Spec<TSpec>(YamlMapping root, JsonTypeInfo<TSpec> type)
        where TSpec : class, new()
    {
        if (root.Find("spec") is not { } spec) return new TSpec();
        try
        {
            return JsonTree.From(spec) is { } json ? json.Deserialize(type) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static Dictionary<string, string> Texts(YamlMapping mapping)
    {
        var result = new Dictionary<string, string>();
        foreach (var entry in mapping.Entries)
        {
            if (entry is { Key: YamlScalar key, Value: YamlScalar value }) result[key.Value] = value.Value;
        }

        return result;
    }
}
