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
    /// <paramref name="leaveOut"/>, and the annotations that only concern orchestrators. What is rendered comes last,
    /// in its own order, whether or not an earlier run left some of it: what protects a Gateway is applied before it.
    /// </summary>
    /// <returns>What to print, in pieces; none where nothing is left.</returns>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Of(
        IReadOnlyList<Item> items,
        Changes changes,
        Predicate<Item> leaveOut
    )
    {
        var parts = new Queue<Part>(
            items
                .Where(item => !item.IsLocalConfig && !leaveOut(item))
                .Select(item => new Part(changes.PlaceOf(item) ?? -1, item, null))
                .Concat(changes.TakeAdded().Select(resource => new Part(resource.Place, null, resource)))
                .OrderBy(part => part.Place)
        );
        return Pieces(Documents());

        // Each goes once it is written.
        IEnumerable<ReadOnlyMemory<byte>?> Documents()
        {
            while (parts.TryDequeue(out var part))
                yield return part.Item is { } item
                    ? Document(item, changes, isForCluster: true)
                    : ForCluster(part.Added!.Content());
        }
    }

    /// <param name="Place">Below zero for what nobody renders.</param>
    readonly record struct Part(int Place, Item? Item, Addition? Added);

    static ReadOnlyMemory<byte>? ForCluster(JsonObject resource) =>
        IsLocalConfig(resource) ? null : Utf8(YamlText.Of(Cleaned(resource)));

    /// <summary>
    /// Everything as it is, for kustomize, which gave the items to its legacy plugin and wants its annotations back.
    /// </summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> OfAll(IReadOnlyList<Item> items, Changes changes) =>
        Pieces(
            items
                .Select(item => Document(item, changes, isForCluster: false))
                .Concat(changes.TakeAdded().Select(resource => Utf8(YamlText.Of(resource.Content()))))
        );

    /// <summary>Everything is made before anything is written; what did not change is the input's own bytes.</summary>
    public static void Write(IReadOnlyList<ReadOnlyMemory<byte>> pieces, Stream output)
    {
        foreach (var piece in pieces)
            output.Write(piece.Span);
    }

    static List<ReadOnlyMemory<byte>> Pieces(IEnumerable<ReadOnlyMemory<byte>?> documents)
    {
        ReadOnlyMemory<byte> separator = "---\n"u8.ToArray();
        var pieces = new List<ReadOnlyMemory<byte>>();
        foreach (var document in documents.OfType<ReadOnlyMemory<byte>>())
        {
            // At the start of the output a byte order mark would be one, and not the text that it is here.
            if (pieces.Count > 0 || document.Span.StartsWith(BlockScanner.ByteOrderMark))
                pieces.Add(separator);
            pieces.Add(document);
        }

        return pieces;
    }

    static bool IsLocalConfig(JsonObject resource) =>
        resource["metadata"]?["annotations"]?[Annotations.LocalConfig] is JsonValue value
        && value.ToString() != "false";

    /// <summary>Contents are made anew for whoever asks, so this one is ours to change.</summary>
    static JsonObject Cleaned(JsonObject resource)
    {
        OrchestratorAnnotations.Remove(resource);
        return resource;
    }

    static ReadOnlyMemory<byte>? Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <returns>Null where the item is removed.</returns>
    static ReadOnlyMemory<byte>? Document(Item item, Changes changes, bool isForCluster)
    {
        var document = Written(item, changes, isForCluster);
        item.Drop();
        return document;
    }

    static ReadOnlyMemory<byte>? Written(Item item, Changes changes, bool isForCluster)
    {
        var isChanged = changes.TryGet(item, out var content);
        if (isChanged && content is null)
            return null;
        isChanged |=
            isForCluster
            && OrchestratorAnnotations.MayBeOn(item.Text)
            && OrchestratorAnnotations.AreOn((YamlMapping)(item.Text.Utf8.IsEmpty ? item.OnDemand : item.Root));
        if (!isChanged && (item.Text.Utf8.IsEmpty || (isForCluster && LooksLikeJson(item.Text.Utf8.Span))))
            return Utf8(YamlText.Of(item.OnDemand));
        if (!isChanged && item.Text is { Dash: < 0, Utf8.Span: [.., (byte)'\n'] })
            return item.Text.Utf8;
        var wanted = content ?? YamlJson.ObjectOf(item.Root);
        if (isForCluster)
        {
            wanted = Cleaned(wanted);

            // A controller writes it; of a resource that we render it is out of date. Others' resources stay as they
            // are.
            if (content is not null)
                wanted.Remove("status");
        }

        var edited = item.Text.Utf8.IsEmpty ? null : ItemEdit.InPlace(item, ItemEdit.Dedented(item), wanted);
        var written = edited is null || (isForCluster && LooksLikeJson(Encoding.UTF8.GetBytes(edited))) ? null : edited;
        return Utf8(written ?? YamlText.Of(isChanged ? YamlJson.FromJson(wanted) : item.Root));
    }

    /// <summary>
    /// kubectl takes a stream that begins with a brace for JSON to its end, and in YAML it reads neither the tabs nor
    /// all escapes that JSON may have.
    /// </summary>
    static bool LooksLikeJson(ReadOnlySpan<byte> text) => text.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];
}
