using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.SecurityFindings;

namespace Kyma.Krm.Istio.Admission.Security;

/// <summary>
/// What is known of a patch's value without Envoy's own types: types of its first API, and extensions without a type.
/// </summary>
internal static class EnvoyValueRules
{
    /// <summary>In the notation of Envoy's protos, and of their JSON.</summary>
    static readonly string[] Typed = ["typed_config", "typedConfig", "config_discovery", "configDiscovery"];

    public static void Check(string? applyTo, YamlMapping value, string path, Review review)
    {
        CheckTypes(value, path, review);
        if (applyTo is "HTTP_FILTER" or "NETWORK_FILTER" or "LISTENER_FILTER" or "EXTENSION_CONFIG")
            CheckTyped(value, path, review);
        if (applyTo is not ("CLUSTER" or "FILTER_CHAIN"))
            return;
        foreach (var field in new[] { "transport_socket", "transportSocket" })
        {
            if (value.Find(field) is YamlMapping socket)
                CheckTyped(socket, $"{path}.{field}", review);
        }
    }

    static void CheckTyped(YamlMapping extension, string path, Review review)
    {
        foreach (var field in Typed)
        {
            if (extension.Find(field) is not null)
                return;
        }

        review.Add(
            EnvoyFilterOutdated,
            path,
            $"'{extension.FindText("name")}' has no typed_config: by its name alone Envoy will not find the extension "
                + "any more. Add typed_config with its @type"
        );
    }

    static void CheckTypes(YamlNode node, string path, Review review)
    {
        if (node is YamlSequence list)
        {
            for (var i = 0; i < list.Items.Count; i++)
                CheckTypes(list.Items[i], FieldPath.Child(path, i), review);
        }

        if (node is not YamlMapping mapping)
            return;
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key is not YamlScalar key)
                continue;
            var at = FieldPath.Child(path, key.Value);
            if (
                key.Value == "@type"
                && entry.Value is YamlScalar { Value: var type }
                && type.Contains("/envoy.", StringComparison.Ordinal)
                && type.Contains(".v2.", StringComparison.Ordinal)
            )
                review.Add(EnvoyFilterPatch, at, $"'{type}' is of Envoy's v2 API, which is gone: use the type of v3");
            else
                CheckTypes(entry.Value, at, review);
        }
    }
}
