using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;
using Kyma.Krm.Yaml.Scanning;

namespace Kyma.Krm.Krm.Writing;

/// <summary>Resources as YAML documents with <c>---</c> between them.</summary>
internal static class DocumentsWriter
{
    /// <summary>
    /// What is to be applied to a cluster. Left out is whatever is local-config or named by
    /// <paramref name="leaveOut"/>, and the annotations that only concern orchestrators.
    /// </summary>
    public static void Write(IReadOnlyList<Item> items, Changes changes, Predicate<Item> leaveOut, Stream output) =>
        Print(
            items
                .Where(item => !item.IsLocalConfig && !leaveOut(item))
                .Select(item => Document(item, changes, isForCluster: true))
                .Concat(
                    changes
                        .Added.Where(resource => !IsLocalConfig(resource))
                        .Select(resource => Utf8(YamlText.Of(Cleaned(resource))))
                ),
            output
        );

    /// <summary>
    /// Everything as it is, for kustomize, which gave the items to its legacy plugin and wants its annotations back.
    /// </summary>
    public static void WriteAll(IReadOnlyList<Item> items, Changes changes, Stream output) =>
        Print(
            items
                .Select(item => Document(item, changes, isForCluster: false))
                .Concat(changes.Added.Select(resource => Utf8(YamlText.Of(resource)))),
            output
        );

    static void Print(IEnumerable<ReadOnlyMemory<byte>?> documents, Stream output)
    {
        var isFirst = true;
        foreach (var document in documents.OfType<ReadOnlyMemory<byte>>())
        {
            // At the start of the output a byte order mark would be one, and not the text that it is here.
            if (!isFirst || document.Span.StartsWith(BlockScanner.ByteOrderMark))
                output.Write("---\n"u8);
            isFirst = false;
            output.Write(document.Span);
        }
    }

    static bool IsLocalConfig(JsonObject resource) =>
        resource["metadata"]?["annotations"]?[Annotations.LocalConfig] is JsonValue value
        && value.ToString() != "false";

    static JsonObject Cleaned(JsonObject resource)
    {
        var copy = resource.DeepClone().AsObject();
        OrchestratorAnnotations.Remove(copy);
        return copy;
    }

    static ReadOnlyMemory<byte>? Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <returns>Null where the item is removed.</returns>
    static ReadOnlyMemory<byte>? Document(Item item, Changes changes, bool isForCluster)
    {
        var isChanged = changes.TryGet(item, out var content);
        if (isChanged && content is null)
            return null;
        isChanged |=
            isForCluster && OrchestratorAnnotations.MayBeOn(item.Text) && OrchestratorAnnotations.AreOn(item.Root);
        if (!isChanged && item.Text is { Dash: < 0, Utf8.Span: [.., (byte)'\n'] })
            return item.Text.Utf8;
        var wanted = content ?? YamlJson.ToJson(item.Root)!.AsObject();
        if (isForCluster)
        {
            wanted = Cleaned(wanted);

            // A controller writes it; of a resource that we render it is out of date. Others' resources stay as they
            // are.
            if (content is not null)
                wanted.Remove("status");
        }

        var edited = item.Text.Utf8.IsEmpty ? null : ItemEdit.InPlace(item, ItemEdit.Dedented(item), wanted);
        return Utf8(edited ?? YamlText.Of(isChanged ? YamlJson.FromJson(wanted) : item.Root));
    }
}
