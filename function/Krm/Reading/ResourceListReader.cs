using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Krm.KrmFindings;

namespace Kyma.Krm.Krm.Reading;

/// <summary>
/// Bytes to a ResourceList (config.kubernetes.io/v1, v1beta1 or v1alpha1; YAML or JSON; keys in any order).
/// </summary>
internal static class ResourceListReader
{
    /// <summary>The list and its items, which are parsed when they are first asked for.</summary>
    /// <returns>Null together with an error where there is no list to answer with.</returns>
    public static ResourceList? Read(ReadOnlyMemory<byte> input, Findings findings)
    {
        if (!InputText.IsUtf8(input.Span, Place.Input, findings))
            return null;
        return ListScanner.Read(input)
            ?? (FlowList.AsBlock(input) is { } block ? ListScanner.Read(block) : null)
            ?? ReadTree(input, findings, isRewritten: false);
    }

    /// <summary>The same by parsing it all, whatever form the input has.</summary>
    public static ResourceList? ReadTree(ReadOnlyMemory<byte> input, Findings findings) =>
        ReadTree(input, findings, isRewritten: false);

    static TextList? ReadTree(ReadOnlyMemory<byte> input, Findings findings, bool isRewritten)
    {
        var text = new InputText(input);
        if (text.Parse(Place.Input, findings) is not { } documents)
            return null;
        if (ListDocument(documents, findings) is not { } root || !HasListKeys(root, findings))
            return null;
        if (ListTree.Locate(text, root) is { } list)
            return list.ToResourceList(findings);

        if (root.Entries.FirstOrDefault(entry => !YamlText.IsSimpleKey(entry.Key)).Key is { } odd)
        {
            findings.Add(
                NotAResourceList,
                Place.Input with
                {
                    Position = odd.Start,
                },
                $"the keys of the ResourceList must be words such as `items`, one of them is {odd.Noun}; {Hint}"
            );
            return null;
        }

        // Flow style, JSON, items that share lines, or keys with aliases into them: written as block style, every value
        // as it came, and then sliced.
        return isRewritten
            ? throw new InvalidOperationException("A rewritten ResourceList is not in block style.")
            : ReadTree(InputText.Encode(YamlText.Of(WithoutItemsTag(root))), findings, isRewritten: true);
    }

    /// <summary>A tag between <c>items:</c> and its dashes says nothing, and would stand in the way.</summary>
    static YamlMapping WithoutItemsTag(YamlMapping root) =>
        root with
        {
            Entries = root
                .Entries.Select(entry =>
                    YamlJson.KeyOf(entry.Key) == "items"
                        ? entry with
                        {
                            Value = entry.Value with { Tag = null },
                        }
                        : entry
                )
                .ToArray(),
        };

    static YamlMapping? ListDocument(IReadOnlyList<YamlDocument> documents, Findings findings)
    {
        var roots = documents
            .Select(document => document.Root)
            .Where(root => root is not YamlScalar { IsNull: true })
            .ToList();
        if (roots is [YamlMapping root])
            return root;
        var wrong = roots switch
        {
            [] => "is empty, it must be a ResourceList",
            [var other] => $"is {other.Noun}, it must be a ResourceList",
            _ => $"has {roots.Count} documents, it must be one ResourceList",
        };
        findings.Add(NotAResourceList, Place.Input, $"the input {wrong}; {Hint}");
        return null;
    }

    const string Hint = "run it through kustomize or kpt, or use 'kyma-krm render' for plain resources";

    static bool HasListKeys(YamlMapping root, Findings findings)
    {
        var before = findings.Count;
        var (apiVersion, kind) = (root.FindText("apiVersion"), root.FindText("kind"));
        if (!ListKind.Is(apiVersion, kind))
            findings.Add(
                NotAResourceList,
                Place.Input,
                $"{(kind is { Length: > 0 } ? $"the input is '{apiVersion}' '{kind}'" : "the input has no `kind`")}; "
                    + "it must be a ResourceList (apiVersion: config.kubernetes.io/v1, kind: ResourceList, "
                    + $"items: [...]); {Hint}"
            );

        foreach (
            var key in root
                .Entries.GroupBy(entry => YamlJson.KeyOf(entry.Key))
                .Where(group => group.Count() > 1 && group.Key is "items" or "functionConfig" or "results")
        )
            findings.Add(
                NotAResourceList,
                Place.Input,
                $"`{key.Key}` appears twice in the ResourceList, it must appear once"
            );

        if (root.Entries.Any(entry => entry.IsMerge))
            findings.Add(
                NotAResourceList,
                Place.Input,
                $"the ResourceList must hold its keys itself, not merge them in with `<<`; {Hint}"
            );

        if (root.Find("items") is { } items and not YamlSequence and not YamlScalar { IsNull: true })
            findings.Add(NotAResourceList, Place.Input, $"`items` must be a list, not {items.Noun}");

        return findings.Count == before;
    }
}
