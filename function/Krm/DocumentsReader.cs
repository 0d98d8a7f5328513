using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;
using Kyma.Krm.Yaml.Scanning;

namespace Kyma.Krm.Krm;

/// <summary>Plain YAML documents, as they lie in files and as kustomize's legacy plugins receive them.</summary>
internal static class DocumentsReader
{
    /// <summary>The resources of a file; those inside <c>kind: List</c> and ResourceLists stand for themselves.</summary>
    /// <param name="path">How the user knows the file; empty for standard input.</param>
    public static IReadOnlyList<Item> Read(ReadOnlyMemory<byte> input, string path, Findings findings)
    {
        var place = new Place { File = FileAt(path, 0) };
        if (!InputText.IsUtf8(input.Span, place, findings))
            return [];
        var text = new InputText(input);
        if (text.Parse(place, findings) is not { } documents)
            return [];
        var items = new List<Item>();
        for (var i = 0; i < documents.Count; i++)
        {
            items.AddRange(ItemsOf(text, documents[i], FileAt(path, i), findings));
        }

        return items;
    }

    static FileReference? FileAt(string path, int index) => path.Length == 0 ? null : new FileReference(path, index);

    static List<Item> ItemsOf(InputText text, YamlDocument document, FileReference? file, Findings findings)
    {
        switch (document.Root)
        {
            case YamlScalar { IsNull: true }:
                return [];
            case YamlMapping root when IsWrapper(root):
                return root.Find("items") is YamlSequence list ? [.. Unwrapped(text, list, file, findings)] : [];
            case YamlMapping root:
                return [new TreeItem(root, DocumentText(text, document), file, hasPositions: true)];
            case var other:
                findings.Add(
                    KrmFindings.NotAResource,
                    new Place { File = file, Position = other.Start },
                    $"the document must be a resource, not {other.Noun}"
                );
                return [];
        }
    }

    static bool IsWrapper(YamlMapping root)
    {
        var (apiVersion, kind) = (root.FindText("apiVersion") ?? "", root.FindText("kind") ?? "");
        return ListKind.Is(apiVersion, kind) || (apiVersion == "v1" && kind == "List");
    }

    static List<Item> Unwrapped(InputText text, YamlSequence list, FileReference? file, Findings findings)
    {
        var slices = text.Slices(list);
        var items = new List<Item?>();
        for (var i = 0; i < list.Items.Count; i++)
        {
            var itemText = slices is null
                ? default
                : new ItemText(text.Utf8[slices[i].Start..slices[i].End], slices[i].Dash - slices[i].Start);
            items.Add(
                list.Items[i] is YamlMapping mapping ? new TreeItem(mapping, itemText, file, hasPositions: true) : null
            );
            if (items[i] is null && list.Items[i] is not YamlScalar { IsNull: true } and var other)
            {
                findings.Add(
                    KrmFindings.NotAResource,
                    new Place { File = file, Position = other.Start },
                    $"`{FieldPath.Child("items", i)}` must be a resource, not {other.Noun}"
                );
            }
        }

        return [.. items.OfType<Item>()];
    }

    /// <summary>The document's lines; none where it shares a line with its <c>---</c> or needs its directives to be understood.</summary>
    static ItemText DocumentText(InputText text, YamlDocument document)
    {
        var lines = new TextLines(text.Text);
        var start =
            document.Start == 0 || lines.EndsLine(document.Start) ? document.Start : lines.EndOf(document.Start);
        return document.HasDirectives || start > document.Root.Offset
            ? default
            : new ItemText(text.Bytes(start, document.End), -1);
    }
}
