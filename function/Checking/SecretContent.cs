using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking;

/// <summary>The data of a Secret or ConfigMap, decoded, each key with the field it stands in.</summary>
internal sealed class SecretContent
{
    readonly Dictionary<string, byte[]> _data = [];
    readonly Dictionary<string, string> _fields = [];

    SecretContent(ResourceSource source) => Source = source;

    public ResourceSource Source { get; }

    public IReadOnlyDictionary<string, byte[]> Data => _data;

    public string FieldOf(string key) => _fields[key];

    /// <summary>Null where there is nothing to judge: it is rendered here, or SOPS has encrypted it.</summary>
    public static SecretContent? Of(CheckedResource resource, Findings findings)
    {
        var root = resource.Root;
        if (resource.IsRendered || root.Find("sops") is not null)
            return null;
        var content = new SecretContent(resource.Source);
        content.Add(
            root,
            "data",
            resource.Id.Kind == "ConfigMap" ? Encoding.UTF8.GetBytes : SecretReader.Decoded,
            findings
        );
        content.Add(root, "stringData", Encoding.UTF8.GetBytes, findings);
        return content;
    }

    void Add(YamlMapping root, string part, Func<string, byte[]?> decode, Findings findings)
    {
        if (root.Find(part) is not YamlMapping mapping)
            return;
        foreach (var entry in mapping.Entries)
        {
            if (entry is not { Key: YamlScalar key, Value: YamlScalar value })
                continue;
            var field = FieldPath.Child(part, key.Value);
            if (decode(value.IsNull ? "" : value.Value) is not { } bytes)
            {
                findings.Add(
                    CheckFindings.SecretNotBase64,
                    Source.At(field),
                    "is no base64, so the API server rejects the Secret: encode it, or put the text under `stringData`"
                );
                continue;
            }

            (_data[key.Value], _fields[key.Value]) = (bytes, field);
        }
    }
}
