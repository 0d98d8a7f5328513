using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Kubernetes.Metadata.MetadataFindings;

namespace Kyma.Krm.Kubernetes.Metadata;

/// <summary>How large a resource and its annotations may be, in bytes.</summary>
internal static class MetadataSizeRules
{
    /// <summary>apimachinery, TotalAnnotationSizeLimitB.</summary>
    const int Annotations = 256 * 1024;

    /// <summary>apiserver, the limit of a request's body.</summary>
    const int Request = 3 * 1024 * 1024;

    const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>Reports annotations and resources that are too large for the API server or for kubectl apply.</summary>
    public static void Check(YamlMapping root, ResourceSource source, Findings findings)
    {
        var annotations = (root.Find("metadata") as YamlMapping)?.Find("annotations") is YamlMapping map
            ? SizeOf(map)
            : 0;
        if (annotations > Annotations)
        {
            findings.Add(
                AnnotationsTooLarge,
                source.At("metadata.annotations"),
                $"the annotations have {annotations} bytes. The API server accepts at most {Annotations} "
                    + "for all of them together"
            );
            return;
        }

        // A character is at most 3 bytes, and a value at most 6 more as JSON: nearly every resource is far below.
        if (root.Weight * 9 < Annotations)
            return;
        var json = JsonSizeOf(root);
        if (json > Request)
            findings.Add(
                ResourceTooLarge,
                source.At(""),
                $"has {json} bytes as JSON. The API server accepts requests of at most {Request}. Split the resource"
            );
        else if (json + annotations + LastApplied.Length > Annotations)
            findings.Add(
                ResourceTooLargeForApply,
                source.At(""),
                $"has {json} bytes as JSON. kubectl apply writes them into an annotation and fails above "
                    + $"{Annotations}. Use server-side apply (kubectl apply --server-side, Argo CD's "
                    + "ServerSideApply=true), or split the resource"
            );
    }

    static int SizeOf(YamlMapping annotations) =>
        annotations.Entries.Sum(entry =>
            entry is { Key: YamlScalar key, Value: YamlScalar value } ? Bytes(key.Value) + Bytes(value.Value) : 0
        );

    /// <summary>Without the blanks that nobody sends.</summary>
    static long JsonSizeOf(YamlNode node) =>
        node switch
        {
            YamlMapping mapping => 1
                + mapping.Entries.Sum(entry => JsonSizeOf(entry.Key) + JsonSizeOf(entry.Value) + ":,".Length),
            YamlSequence list => 1 + list.Items.Sum(item => JsonSizeOf(item) + ",".Length),
            YamlScalar scalar when scalar.IsTextToKubectl => Bytes(scalar.Value)
                + scalar.Value.Count(c => c is '"' or '\\' or '\n')
                + "\"\"".Length,
            YamlScalar scalar => scalar.Value.Length,
            _ => 0,
        };

    static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);
}
