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
        writer.AddItems(changes.TakeAdded(), remaining);
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

    void AddItems(Addition?[] added, int remaining)
    {
        if (_layout.Slices.Count > 0)
        {
            if (remaining + added.Length == 0)
                _patches.Replace(_layout.ItemsColon, _layout.ItemsColon, " []"u8.ToArray());
            var at = _endsOpen ? _layout.Slices[^1].Start : _layout.Slices[^1].End;
            PutItems(added, at);
        }
        else if (added.Length > 0)
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

            PutItems(added, lineEnd);
        }
    }

    /// <summary>One by one, as bytes: a text of them all would be twice as large, and there twice.</summary>
    void PutItems(Addition?[] added, int at)
    {
        for (var i = 0; i < added.Length; i++)
        {
            var item = ItemEdit.Rewritten(YamlJson.FromJson(added[i]!.Content()), _layout.DashColumn, _newLine);
            added[i] = null;
            _patches.ReplaceLines(at, at, InputText.Encode(item));
        }
    }

    void PutResults(IReadOnlyList<Finding> results)
    {
        _patches.Replace(_layout.Results.Start, _layout.Results.End, []);
        var at = _endsOpen ? ItemLines.LineStart(_layout.Utf8.Span, _layout.ItemsColon) : _layout.KeysEnd;
        _patches.ReplaceLines(at, at, InputText.Encode($"{new string(' ', _layout.KeyColumn)}results:{_newLine}"));
        foreach (var result in results)
        {
            var item = ItemEdit.Rewritten(YamlJson.FromJson(Results.ToJson(result)), _layout.KeyColumn, _newLine);
            _patches.ReplaceLines(at, at, InputText.Encode(item));
        }
    }
}
