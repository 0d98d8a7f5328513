using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Krm.Writing;

/// <summary>The answer of a KRM function: the list that came in, with the changes made and the results added.</summary>
internal sealed class ResourceListWriter
{
    readonly ListLayout _layout;
    readonly Patches _patches;
    readonly string _newLine;

    /// <summary>
    /// The last item stays as it came and says something else if a line followed: what is added goes before it, and the
    /// results go before <c>items</c>.
    /// </summary>
    bool _endsOpen;

    ResourceListWriter(ListLayout layout)
    {
        _layout = layout;
        _newLine =
            layout.Utf8.Span.IndexOf((byte)'\n') is > 0 and var end && layout.Utf8.Span[end - 1] == '\r'
                ? "\r\n"
                : "\n";
        _patches = new Patches(layout.Utf8, _newLine);
    }

    /// <summary>Whatever is not named in the changes leaves as the very bytes it came in.</summary>
    /// <param name="list">As it was read.</param>
    public static void Write(ResourceList list, Changes changes, IReadOnlyList<Finding> results, Stream output)
    {
        var text = (TextList)list;
        var writer = new ResourceListWriter(text.Layout);
        var remaining = writer.ChangeItems(text, changes);
        writer.AddItems(changes, remaining);
        if (results.Count > 0)
            writer.PutResults(results);
        writer._patches.WriteTo(output);
    }

    /// <returns>How many entries stay in the list.</returns>
    int ChangeItems(TextList list, Changes changes)
    {
        var remaining = list.BySlice.Count;
        var last = remaining > 0 ? list.BySlice[^1] : null;
        _endsOpen = last is not null && ItemEdit.CannotBeFollowed(last);
        if (changes.IsEmpty)
            return remaining;
        changes = changes.Real();
        var stranded = AliasClosure.Of(list.Items, changes);
        _endsOpen = _endsOpen && !stranded.Contains(last!) && !changes.Concern(last!);
        for (var i = 0; i < list.BySlice.Count; i++)
        {
            if (list.BySlice[i] is not { } item)
                continue;
            var slice = _layout.Slices[i];
            if (changes.TryGet(item, out var content))
            {
                if (content is null)
                    remaining--;
                _patches.ReplaceLines(
                    slice.Start,
                    slice.End,
                    content is null
                        ? []
                        : InputText.Encode(ItemEdit.InList(item, content, _layout.DashColumn, _newLine))
                );
            }
            else if (stranded.Contains(item))
            {
                _patches.ReplaceLines(
                    slice.Start,
                    slice.End,
                    InputText.Encode(ItemEdit.Rewritten(item.Root, _layout.DashColumn, _newLine))
                );
            }

            item.Drop();
        }

        return remaining;
    }

    void AddItems(Changes changes, int remaining)
    {
        var count = changes.Added.Count;
        if (_layout.Slices.Count > 0)
        {
            if (remaining + count == 0)
                _patches.Replace(_layout.ItemsColon, _layout.ItemsColon, " []"u8.ToArray());
            var at = _endsOpen ? _layout.Slices[^1].Start : _layout.Slices[^1].End;
            PutItems(changes, at);
        }
        else if (count > 0)
        {
            var lineEnd = _layout.KeysEnd;
            if (_layout.ItemsColon < 0)
            {
                _patches.ReplaceLines(
                    lineEnd,
                    lineEnd,
                    InputText.Encode($"{new string(' ', _layout.KeyColumn)}items:{_newLine}")
                );
            }
            else
            {
                _patches.Replace(_layout.ItemsColon, _layout.EmptyItemsEnd, []);
                lineEnd = _layout.Utf8.Span[_layout.EmptyItemsEnd..].IndexOf((byte)'\n') is var length and >= 0
                    ? _layout.EmptyItemsEnd + length + 1
                    : _layout.Utf8.Length;
            }

            PutItems(changes, lineEnd);
        }
    }

    void PutItems(Changes changes, int at)
    {
        foreach (var resource in changes.TakeAdded())
            PutItem(resource.Content(), at, _layout.DashColumn);
    }

    /// <summary>One by one, as bytes: a text of them all would be twice as large, and there twice.</summary>
    void PutItem(JsonObject content, int at, int dashColumn) =>
        _patches.ReplaceLines(
            at,
            at,
            InputText.Encode(ItemEdit.Rewritten(YamlJson.FromJson(content), dashColumn, _newLine))
        );

    void PutResults(IReadOnlyList<Finding> results)
    {
        _patches.Replace(_layout.Results.Start, _layout.Results.End, []);
        var at = _endsOpen ? ItemLines.LineStart(_layout.Utf8.Span, _layout.ItemsColon) : _layout.KeysEnd;
        _patches.ReplaceLines(at, at, InputText.Encode($"{new string(' ', _layout.KeyColumn)}results:{_newLine}"));
        foreach (var result in results)
            PutItem(Results.ToJson(result), at, _layout.KeyColumn);
    }
}

/// <summary>
/// Bytes with some places replaced. Nothing is written before everything is known, and what stays is copied straight
/// from the input: a list of any size takes no second copy in memory.
/// </summary>
/// <param name="original">What is patched.</param>
/// <param name="newLine">Ends a last line that has no line break, before what is added behind it.</param>
internal sealed class Patches(ReadOnlyMemory<byte> original, string newLine)
{
    readonly List<Patch> _patches = [];

    sealed record Patch(int Start, int End, byte[] Bytes, bool IsWholeLines);

    /// <summary>Patches may come in any order but must not overlap; those at one place keep their order.</summary>
    public void Replace(int start, int end, byte[] bytes) =>
        _patches.Add(new Patch(start, end, bytes, IsWholeLines: false));

    /// <summary>Begins the new bytes on a line of their own, even behind a last line that has no line break.</summary>
    public void ReplaceLines(int start, int end, byte[] bytes) =>
        _patches.Add(new Patch(start, end, bytes, IsWholeLines: true));

    public void WriteTo(Stream output)
    {
        var written = 0;
        var last = (byte)'\n';
        foreach (var patch in _patches.OrderBy(patch => patch.Start))
        {
            Write(original[written..patch.Start]);
            if (patch.IsWholeLines && last != (byte)'\n')
                Write(InputText.Encode(newLine));
            Write(patch.Bytes);
            written = patch.End;
        }

        Write(original[written..]);

        void Write(ReadOnlyMemory<byte> bytes)
        {
            if (bytes.IsEmpty)
                return;
            output.Write(bytes.Span);
            last = bytes.Span[^1];
        }
    }
}

/// <summary>
/// Untouched items whose aliases lose their anchor, or would take up its new value, when other items change.
/// </summary>
internal static class AliasClosure
{
    public static HashSet<Item> Of(IReadOnlyList<Item> items, Changes changes)
    {
        var stranded = new HashSet<Item>();

        // An item that is written anew loses its own anchors too. Aliases only lead to items before: once is enough.
        foreach (var item in items)
        {
            if (
                item.AliasesInto.Any(owner => changes.Concern(owner) || stranded.Contains(owner))
                && !changes.Concern(item)
            )
                stranded.Add(item);
        }

        return stranded;
    }
}
