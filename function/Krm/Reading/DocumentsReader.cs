using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;
using Kyma.Krm.Yaml.Scanning;
using static Kyma.Krm.Krm.KrmFindings;

namespace Kyma.Krm.Krm.Reading;

/// <summary>
/// Plain YAML documents, as they lie in files and as kustomize's legacy plugins receive them. Each is walked over;
/// only what that does not show is parsed, and no tree stays of a resource that nobody asks for.
/// </summary>
internal sealed class DocumentsReader
{
    readonly SharedStrings _strings;
    readonly List<Item> _items = [];
    readonly string _path;
    readonly Findings _findings;
    int _count;
    long _aliasWeight;

    DocumentsReader(string path, SharedStrings strings, Findings findings) =>
        (_path, _strings, _findings) = (path, strings, findings);

    /// <summary>
    /// The resources of a file; those inside <c>kind: List</c> and ResourceLists stand for themselves.
    /// </summary>
    /// <param name="path">How the user knows the file; empty for standard input.</param>
    /// <param name="strings">Those of the other files that are read; none where there are no others.</param>
    public static IReadOnlyList<Item> Read(
        ReadOnlyMemory<byte> input,
        string path,
        Findings findings,
        SharedStrings? strings = null
    )
    {
        var reader = new DocumentsReader(path, strings ?? new SharedStrings(), findings);
        if (!InputText.IsUtf8(input.Span, new Place { File = reader.File }, findings))
            return [];
        if (input.Span.StartsWith(BlockScanner.ByteOrderMark))
            input = input[BlockScanner.ByteOrderMark.Length..];
        reader.CheckJson(input.Span);
        var line = 1;
        var isBehindEnd = false;
        foreach (var piece in DocumentPieces.Of(input.Span))
        {
            reader.CheckBegin(input.Span[piece], line, isFirst: piece.Start.Value == 0, isBehindEnd);
            var mark = ByteOrderMarkIn(input.Span[piece]);
            if (
                !(isBehindEnd && DocumentPieces.IsEmpty(input.Span[piece]))
                && !reader.Take(input[piece][mark..], mark == 0 ? line : line + 1)
            )
                return [];
            line += input.Span[piece].Count((byte)'\n');
            isBehindEnd = DocumentPieces.EndsDocument(input.Span[piece]);
        }

        return reader._items;
    }

    /// <summary>
    /// kubectl, kustomize and kpt divide a file at its lines of <c>---</c>, and read one document from each part.
    /// </summary>
    void CheckBegin(ReadOnlySpan<byte> piece, int line, bool isFirst, bool isBehindEnd)
    {
        var place = new Place { File = File, Position = new Position(line, 1) };
        if (!piece.StartsWith("---"u8))
        {
            if (isBehindEnd && !DocumentPieces.IsEmpty(piece))
                _findings.Add(
                    DocumentNotRead,
                    place,
                    "kubectl, kustomize and kpt ignore what follows a `...`: write `---` instead"
                );
        }
        else if (DocumentPieces.FirstLine(piece)[3..].Trim(" \t\r"u8) is [not (byte)'#', ..])
        {
            if (!isFirst)
                _findings.Add(
                    DocumentNotRead,
                    place,
                    "kubectl, kustomize and kpt reject a document that begins behind its `---`: begin it on the line "
                        + "below"
                );
            else if (File is not null)
                _findings.Add(
                    ReadersDiffer,
                    place,
                    "kubectl rejects a document that begins behind its `---`: begin it on the line below"
                );
        }
    }

    /// <summary>What kubectl alone rejects matters in a file, which it can be given.</summary>
    void CheckJson(ReadOnlySpan<byte> file)
    {
        if (
            File is not null
            && file.TrimStart(" \t\r\n"u8) is [(byte)'{', ..]
            && !YamlJson.IsJson(file, YamlParser.MaximumDepth)
        )
            _findings.Add(
                ReadersDiffer,
                new Place { File = File, Position = new Position(1, 1) },
                "kubectl reads a file that begins with `{` as JSON, and rejects what is none: begin it with `---`"
            );
    }

    /// <summary>
    /// Files put one behind the other keep their byte order marks. kubectl and kustomize take one on the line below
    /// <c>---</c> for the start of the document, as at the start of a file.
    /// </summary>
    /// <returns>How many bytes its separator and the mark have; 0 where there is no mark.</returns>
    static int ByteOrderMarkIn(ReadOnlySpan<byte> piece) =>
        piece.StartsWith("---"u8)
        && piece.IndexOf((byte)'\n') is > 0 and var end
        && piece[3..end].Trim(" \t\r"u8) is [] or [(byte)'#', ..]
        && piece[(end + 1)..].StartsWith(BlockScanner.ByteOrderMark)
            ? end + 1 + BlockScanner.ByteOrderMark.Length
            : 0;

    /// <summary>The file and the document's number in it.</summary>
    FileReference? File => At(_count);

    FileReference? At(int document) => _path is "" ? null : new FileReference(_path, document);

    /// <returns>False where the piece cannot be read, which makes the whole input unreadable.</returns>
    bool Take(ReadOnlyMemory<byte> piece, int line)
    {
        var scanned =
            Scanned(ItemScanner.OfDocument(piece.Span), piece, line)
            ?? ListInFile.Read(piece, line, File, _strings)
            ?? Scanned(ItemScanner.OfFlowDocument(piece.Span), piece, line);
        if (scanned is null || scanned.Any(IsListInside))
            return Parse(piece, line);
        _items.AddRange(scanned);
        _count++;
        return true;
    }

    /// <summary>kustomize reads the resources of a list that is in a list.</summary>
    static bool IsListInside(Item item) =>
        item.Text.MayHave("List"u8) && ListScanner.MayBeList(item.ApiVersion, item.Id.Kind);

    /// <summary>The resource that is a document; null where it is none that was scanned, or a list.</summary>
    Item[]? Scanned(ScannedItem.Places? found, ReadOnlyMemory<byte> piece, int line)
    {
        if (found is not { } places)
            return null;
        var item = new ScannedItem(places, new ScannedText(piece, _strings)) { Opened = Opened(piece, places, line) };
        return ListScanner.MayBeList(item.ApiVersion, item.Id.Kind) ? null : [item];
    }

    ScannedItem.OpenedFile Opened(ReadOnlyMemory<byte> piece, ScannedItem.Places places, int line) =>
        new(File, new TextOrigin(new Position(line + piece.Span[..places.Slice.Start].Count((byte)'\n'), 1)));

    bool Parse(ReadOnlyMemory<byte> piece, int line)
    {
        var text = new InputText(piece);
        var origin = new TextOrigin(new Position(line, 1));
        var place = new Place { File = At(0) };
        if (text.Parse(place, origin, ref _aliasWeight, _findings) is not { } documents)
            return false;
        for (var i = 0; i < documents.Count; i++)
        {
            if (i > 0 && documents[i].Root is not YamlScalar { IsNull: true } and var dropped)
                _findings.Add(
                    DocumentNotRead,
                    new Place { File = File, Position = dropped.Start },
                    "kubectl, kustomize and kpt ignore this document, because they only divide a file where a line "
                        + "feed comes before `---`: save the file with LF or CRLF at the end of each line"
                );
            if (File is not null && documents[i].Refusal is { } refusal)
                _findings.Add(
                    ReadersDiffer,
                    new Place { File = File, Position = refusal.At },
                    $"kubectl reads this as JSON, kustomize and kpt as YAML: {refusal.Message}"
                );
            _items.AddRange(ItemsOf(text, documents[i], line));
            _count++;
        }

        return true;
    }

    Item[] ItemsOf(InputText text, YamlDocument document, int line)
    {
        switch (document.Root)
        {
            case YamlScalar { IsNull: true }:
                return [];
            case YamlMapping root when ItemsOfList(root) is { } list:
                return [.. Unwrapped(text, list, root), .. FunctionConfig(root)];
            case YamlMapping root:
                return [Parsed(text, document, root, line)];
            case var other:
                _findings.Add(
                    NotAResource,
                    new Place { File = File, Position = other.Start },
                    $"the document must be a resource, not {other.Noun}"
                );
                return [];
        }
    }

    /// <summary>
    /// Empty for a list without items; null for what is no list. A kind such as AllowList is one where it has items.
    /// </summary>
    YamlSequence? ItemsOfList(YamlMapping root)
    {
        var (apiVersion, kind) = (root.FindText("apiVersion"), root.FindText("kind"));
        var items = root.Find("items");
        if (!ListScanner.MayBeList(apiVersion, kind) || (items is null && !ListScanner.IsList(apiVersion, kind)))
            return null;
        if (items is YamlSequence list)
            return list;
        if (items is not (null or YamlScalar { IsNull: true }))
            _findings.Add(
                BrokenList,
                new Place { File = File, Position = items.Start },
                $"`items` of {kind} must be a list of resources, not {items.Noun}: kubectl and kustomize reject it"
            );
        return new YamlSequence(default, 0, IsFlow: false, []);
    }

    /// <summary>
    /// A function that is given the list is given its config: who reads the list as a file reads it, too.
    /// </summary>
    IEnumerable<Item> FunctionConfig(YamlMapping list)
    {
        if (!ListKind.Is(list.FindText("apiVersion"), list.FindText("kind")))
            return [];
        var place = new Place { File = File, Position = list.Find("functionConfig")?.Start };
        return ListTree.FunctionConfigIn(list, place, _findings) is { } config
            ? [new TreeItem(config, default, File, hasPositions: true) { IsFunctionConfig = true }]
            : [];
    }

    Item[] Unwrapped(InputText text, YamlSequence list, YamlMapping root)
    {
        var slices = text.Slices(list);
        var items = new List<Item>();
        for (var i = 0; i < list.Items.Count; i++)
        {
            var itemText = slices is null
                ? default
                : new ItemText(text.Utf8[slices[i].Start..slices[i].End], slices[i].Dash - slices[i].Start);
            if (list.Items[i] is YamlMapping inner && ItemsOfList(inner) is { } below)
            {
                items.AddRange(Unwrapped(text, below, inner));
            }
            else if (list.Items[i] is YamlMapping mapping)
            {
                if (IsNamedByList(mapping, root))
                    _findings.Add(
                        BrokenList,
                        new Place { File = File, Position = mapping.Start },
                        $"kubectl takes apiVersion and kind of `{FieldPath.Child("items", i)}` from the "
                            + $"{root.FindText("kind")}, and kustomize rejects it: write them"
                    );
                else
                    items.Add(new TreeItem(mapping, itemText, File, hasPositions: true));
            }
            else if (list.Items[i] is not YamlScalar { IsNull: true } and var other)
            {
                _findings.Add(
                    BrokenList,
                    new Place { File = File, Position = other.Start },
                    $"`{FieldPath.Child("items", i)}` must be a resource, not {other.Noun}"
                );
            }
        }

        return items.ToArray();
    }

    /// <summary>The API server leaves them out in the lists of its own kinds.</summary>
    static bool IsNamedByList(YamlMapping item, YamlMapping list) =>
        item.Find("apiVersion") is null
        && item.Find("kind") is null
        && !ListScanner.IsList(list.FindText("apiVersion"), list.FindText("kind"));

    /// <summary>
    /// The document's lines, from which its tree can be had again. There are none where it shares a line with its
    /// <c>---</c>.
    /// </summary>
    Item Parsed(InputText text, YamlDocument document, YamlMapping root, int line)
    {
        var lines = new TextLines(text.Text);
        var start =
            document.Start == 0 || lines.EndsLine(document.Start) ? document.Start : lines.EndOf(document.Start);
        if (start > root.Offset)
            return new TreeItem(root, default, File, hasPositions: true);
        var places = new ScannedItem.Places
        {
            Slice = new LineSlice(text.ByteAt(start), text.ByteAt(document.End), ItemText.NoDash),
            Facts = new ItemFacts(root),
        };
        return new ScannedItem(places, new ScannedText(text.Utf8, _strings))
        {
            Opened = Opened(text.Utf8, places, line),
        };
    }
}
