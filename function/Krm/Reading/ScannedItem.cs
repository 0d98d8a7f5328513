using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;
using Kyma.Krm.Yaml.Scanning;

namespace Kyma.Krm.Krm.Reading;

/// <summary>An item whose lines were only walked over: nothing is read from them before someone asks.</summary>
/// <param name="list">What the places are in.</param>
internal sealed class ScannedItem(ScannedItem.Places places, ScannedText list) : Item
{
    YamlMapping? _root;
    ResourceId? _id;
    ItemFacts? _facts = places.Facts;

    /// <summary>Where the parts that everyone asks for stand in the list.</summary>
    internal struct Places
    {
        public LineSlice Slice;
        public ScannedValue ApiVersion;
        public ScannedValue Kind;
        public ScannedValue Name;
        public ScannedValue Namespace;

        /// <summary>The lines of metadata.annotations.</summary>
        public Range Annotations;
        public int AnnotationColumn;

        /// <summary>One of these parts is written in a way that only a tree shows.</summary>
        public bool NeedsTree;

        /// <summary>It shares its lines with something else, so that it has no text of its own.</summary>
        public bool IsInline;

        /// <summary>These parts, where a tree has already been there.</summary>
        public ItemFacts? Facts;
    }

    /// <summary>
    /// The file that we opened and where the item begins in it; null where its annotations say where it came from.
    /// </summary>
    public OpenedFile? Opened { get; set; }

    /// <param name="Origin">Where the item's text begins in the file.</param>
    internal sealed record OpenedFile(FileReference? Reference, TextOrigin Origin);

    /// <summary>Its lines, which are known once those of the items around it are.</summary>
    public void Place(LineSlice slice) => places.Slice = slice;

    public override string ApiVersion => Facts?.ApiVersion ?? list.Shared(places.ApiVersion);

    public override ResourceId Id =>
        Facts?.Id
        ?? (
            _id ??= ResourceId.Of(
                ApiVersion,
                list.Shared(places.Kind),
                list.Shared(places.Namespace),
                list.Read(places.Name) ?? ""
            )
        );

    public override YamlMapping Root => _root ??= ReadRoot();

    public override YamlNode OnDemand =>
        _root ?? ScannedTree.OnDemand(Slice.AsDocument(), list.Strings) ?? (YamlNode)Root;

    public override void Drop() => _root = null;

    public override string Path => Opened is null ? base.Path : Opened.Reference?.Path ?? "";

    public override FileReference? File => Opened is null ? AnnotatedFile() : Opened.Reference;

    public override ResourceSource Source => new(this, null, File, Opened is not null);

    public override ItemText Text => places.IsInline ? default : Slice;

    ItemText Slice =>
        new(
            list.Utf8[places.Slice.Start..places.Slice.End],
            places.Slice.Dash < 0 ? ItemText.NoDash : places.Slice.Dash - places.Slice.Start
        );

    public override string? Annotation(string key)
    {
        if (Facts is { } facts)
            return facts.Annotation(key);
        Span<byte> utf8 = stackalloc byte[512];
        if (!Encoding.UTF8.TryGetBytes(key, utf8, out var length))
            return Root.FindText("metadata", "annotations", key);
        return list.Read(
            ScannedAnnotations.Find(list.Utf8.Span, places.Annotations, places.AnnotationColumn, utf8[..length])
        );
    }

    /// <summary>
    /// Null where the places say it all. The tree they are read from is dropped: most items are asked nothing else.
    /// </summary>
    ItemFacts? Facts => _facts ??= places.NeedsTree ? new ItemFacts(_root ?? ReadFacts()) : null;

    YamlMapping ReadFacts() =>
        ScannedTree.ReadEntries(Slice.AsDocument(), list.Strings, ItemFacts.IsReadFrom) ?? ReadRoot();

    YamlMapping ReadRoot() =>
        YamlParser.Parse(Slice.AsDocument(), Opened?.Origin ?? TextOrigin.Whole, list.Strings, out var failure)
            is [YamlMapping root]
            ? root
            : throw new InvalidOperationException($"An item that was scanned is no mapping: {failure?.Message}");
}

/// <summary>The text of scalars that were scanned. Kinds and versions repeat, so those are one string each.</summary>
internal sealed class ScannedText(ReadOnlyMemory<byte> utf8, SharedStrings strings)
{
    /// <summary>All of it.</summary>
    public ReadOnlyMemory<byte> Utf8 => utf8;

    /// <summary>What the strings of a tree of the text are shared with.</summary>
    public SharedStrings Strings => strings;

    /// <summary>The text of the scalar, empty where it has none.</summary>
    public string Shared(ScannedValue value) =>
        value.Kind == ScannedKind.Plain && strings.Of(Bytes(value)) is var text && !YamlScalar.IsNullWord(text)
            ? text
            : Read(value) ?? "";

    /// <summary>Null where the value is null or a collection.</summary>
    public string? Read(ScannedValue value) =>
        value.Kind is ScannedKind.Plain or ScannedKind.Quoted or ScannedKind.Lines or ScannedKind.Block
        && ScalarText.Of(Bytes(value)) is var text
        && (value.Kind != ScannedKind.Plain || !YamlScalar.IsNullWord(text))
            ? text
            : null;

    ReadOnlySpan<byte> Bytes(ScannedValue value) => utf8.Span[value.Start..value.End];
}

/// <summary>Looks an annotation up in the lines it stands on.</summary>
internal static class ScannedAnnotations
{
    /// <param name="lines">Scanned before, as the whole value of <c>annotations</c>.</param>
    /// <returns>What has no text where there is none of that name.</returns>
    public static ScannedValue Find(ReadOnlySpan<byte> text, Range lines, int column, ReadOnlySpan<byte> key)
    {
        ScannedValue value = default;
        var (start, length) = lines.GetOffsetAndLength(text.Length);

        // Most items do not have the annotation that they are asked for.
        if (text.Slice(start, length).IndexOf(key) < 0)
            return value;
        Span<BlockScanner.BlockLevel> levels = stackalloc BlockScanner.BlockLevel[BlockScanner.LevelCount];
        var scanner = new BlockScanner(text.Slice(start, length), levels);
        while (scanner.MoveNext())
        {
            if (scanner.Column != column || !KeyIs(text.Slice(start, length)[scanner.Key], key))
                continue;
            value = scanner.Value with { Start = scanner.Value.Start + start, End = scanner.Value.End + start };
        }

        return value;
    }

    static bool KeyIs(ReadOnlySpan<byte> written, ReadOnlySpan<byte> key) =>
        written.SequenceEqual(key)
        || (written is [(byte)'"' or (byte)'\'', .. var inner, _] && inner.SequenceEqual(key));
}
