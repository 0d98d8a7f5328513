using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Writing;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Explaining.Diffs;

/// <summary>What a run does to the files of a package.</summary>
internal static class PackageDiff
{
    /// <summary>Every file that changes, by path.</summary>
    /// <param name="items">What is there, with the files that it was read from.</param>
    /// <param name="changes">What the run changes.</param>
    /// <param name="read">The text of a file of the items.</param>
    public static IReadOnlyList<FileChange> Of(IReadOnlyList<Item> items, Changes changes, Func<string, string> read)
    {
        var real = changes.Real();
        var byFile = items.ToLookup(PathOf);
        var added = real.Added.ToLookup(resource => resource.Path);
        var paths = items
            .Where(item => real.Concern(item))
            .Select(PathOf)
            .Concat(added.Select(file => file.Key))
            .Distinct()
            .Order(StringComparer.Ordinal);
        return paths.Select(path => Of(path, [.. byFile[path]], [.. added[path]], real, read)).ToArray();
    }

    static FileChange Of(
        string path,
        List<Item> items,
        List<Addition> added,
        Changes changes,
        Func<string, string> read
    )
    {
        var text = items.Count == 0 ? "" : read(path);
        var mark = text.StartsWith(UnifiedDiff.ByteOrderMark) ? text[..1] : "";
        text = text[mark.Length..];
        var (before, after) = Known(text, items, changes) ?? Rewritten(items, changes);
        foreach (var resource in added)
            after = Appended(after, YamlText.Of(SecretMask.Of(WithoutPlace(resource.Content()))));
        return new FileChange(
            new FileReference(path, 0).BarePath,
            before.Length == 0 ? "" : mark + before,
            IsEmpty(after) ? "" : mark + after
        );
    }

    /// <summary>
    /// The file with its items replaced where they are; null where one is not found as the lines it was read from.
    /// </summary>
    static (string Before, string After)? Known(string text, List<Item> items, Changes changes)
    {
        var (before, after) = (new System.Text.StringBuilder(), new System.Text.StringBuilder());
        var copied = 0;
        foreach (var item in items)
        {
            var own = item.Text.ToString();
            var at = own.Length == 0 ? -1 : text.IndexOf(own, copied, StringComparison.Ordinal);
            if (at < 0)
                return null;
            var between = text[copied..at];
            copied = at + own.Length;
            before.Append(between).Append(Shown(item, YamlJson.ObjectOf(item.Root), null));
            if (!changes.TryGet(item, out var content))
                after.Append(between).Append(Shown(item, YamlJson.ObjectOf(item.Root), null));
            else if (content is not null)
                after.Append(between).Append(Shown(item, content, YamlJson.ObjectOf(item.Root)));
            else if (after.Length == 0 && text.AsSpan(copied).StartsWith("---"))
                copied += SkipSeparator(text, copied, before);
            else if (!IsSeparator(between))
                after.Append(between);
        }

        var rest = text[copied..];
        return (before.Append(rest).ToString(), after.Append(rest).ToString());
    }

    /// <summary>The separator behind a first document that goes would begin the file.</summary>
    static int SkipSeparator(string text, int at, System.Text.StringBuilder before)
    {
        var end = text.IndexOf('\n', at) is >= 0 and var newLine ? newLine + 1 : text.Length;
        before.Append(text, at, end - at);
        return end - at;
    }

    static bool IsSeparator(string between) => between.AsSpan().Trim().SequenceEqual("---");

    /// <summary>Documents in flow style, or with directives, are written anew when they change.</summary>
    static (string Before, string After) Rewritten(List<Item> items, Changes changes)
    {
        var (before, after) = ("", "");
        foreach (var item in items)
        {
            before = Appended(before, YamlText.Of(SecretMask.Of(YamlJson.ObjectOf(item.Root))));
            if (!changes.TryGet(item, out var content))
                after = Appended(after, YamlText.Of(SecretMask.Of(YamlJson.ObjectOf(item.Root))));
            else if (content is not null)
                after = Appended(after, YamlText.Of(SecretMask.Of(content, YamlJson.ObjectOf(item.Root))));
        }

        return (before, after);
    }

    static string Shown(Item item, JsonObject content, JsonObject? before)
    {
        var shown = SecretMask.Of(content, before);
        if (before is null && ReferenceEquals(shown, content))
            return item.Text.ToString();
        return item.Text.Dash < 0
            ? ItemEdit.InPlace(item, ItemEdit.Dedented(item), shown) ?? YamlText.Of(shown)
            : ItemEdit.InList(item, shown, ItemEdit.DashColumn(item), "\n");
    }

    static string Appended(string text, string document) =>
        IsEmpty(text) ? document
        : text.EndsWith('\n') ? $"{text}---\n{document}"
        : $"{text}\n---\n{document}";

    /// <summary>Nothing but separators and blank lines is left.</summary>
    static bool IsEmpty(string text) => text.AsSpan().IndexOfAnyExcept(" \t\r\n-") < 0;

    static string PathOf(Item item) => item.File?.Path ?? "stdin";

    static JsonObject WithoutPlace(JsonObject added)
    {
        foreach (var place in new[] { Annotations.Path, Annotations.Index, Annotations.PackagePath })
            added["metadata"]!["annotations"]!.AsObject().Remove(place);
        return added;
    }
}
