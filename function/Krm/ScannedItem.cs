using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Krm;

/// <summary>An item whose lines were only walked over: nothing is read from them before someone asks.</summary>
internal sealed class ScannedItem(ScannedItem.Places places, ReadOnlyMemory<byte> list, ScannedText strings) : Item
{
    YamlMapping? _root;
    ResourceId? _id;

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

        /// <summary>One of these parts is written in a way that only a parser reads.</summary>
        public bool NeedsTree;
    }

    public override string ApiVersion =>
        places.NeedsTree ? Root.FindText("apiVersion") ?? "" : strings.Shared(places.ApiVersion);

    public override ResourceId Id =>
        _id ??= places.NeedsTree
            ? ResourceId.Of(
                ApiVersion,
                Root.FindText("kind") ?? "",
                Root.FindText("metadata", "namespace") ?? "",
                Root.FindText("metadata", "name") ?? ""
            )
            : ResourceId.Of(
                ApiVersion,
                strings.Shared(places.Kind),
                strings.Shared(places.Namespace),
                strings.Read(places.Name) ?? ""
            );

    public override YamlMapping Root =>
        _root ??= YamlParser.Parse(Text.AsDocument(), out var failure) is [YamlMapping root]
            ? root
            : throw new InvalidOperationException($"An item that was scanned is no mapping: {failure?.Message}");

    public override FileReference? File => AnnotatedFile();

    public override ResourceSource Source => new(Root, Reference(), File, HasPositions: false);

    public override ItemText Text =>
        new(list[places.Slice.Start..places.Slice.End], places.Slice.Dash - places.Slice.Start);

    public override string? Annotation(string key)
    {
        if (places.NeedsTree)
            return Root.FindText("metadata", "annotations", key);
        Span<byte> utf8 = stackalloc byte[512];
        if (!Encoding.UTF8.TryGetBytes(key, utf8, out var length))
            return Root.FindText("metadata", "annotations", key);
        return ScannedAnnotations.Find(
            list.Span,
            places.Annotations,
            places.AnnotationColumn,
            utf8[..length],
            out var value
        )
            ? strings.Read(value) ?? FromTree(value, key)
            : null;
    }

    /// <summary>Text over several lines is left to the parser; mappings and lists are no text.</summary>
    string? FromTree(ScannedValue value, string key) =>
        value.Kind is ScannedKind.Block or ScannedKind.Other ? Root.FindText("metadata", "annotations", key) : null;
}
