using System.Text.RegularExpressions;
using Kyma.Krm.Tests.Properties;
using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Fuzz;

/// <summary>ResourceLists, read and written.</summary>
internal sealed partial class ListTarget : ITarget
{
    /// <summary>What the generator does not write.</summary>
    static readonly string[] Forms =
    [
        """{"apiVersion":"config.kubernetes.io/v1","kind":"ResourceList","items":["""
            + """{"kind":"A"},{"kind":"B","a":[1,null,"x"]}],"functionConfig":{"kind":"F"}}""",
        "kind: ResourceList\napiVersion: config.kubernetes.io/v1\nitems:\n- kind: A\n  a: &x one\n"
            + "  b: *x\n- kind: B\n  a: &x two\n  b: *x\n- kind: C\n  b: [*x]\nfunctionConfig:\n  kind: F\n"
            + "  a: *x\n",
        "\ufeffkind: ResourceList\r\napiVersion: config.kubernetes.io/v1\r\nitems:\r\n- kind: A\r\n"
            + "  a: |\r\n    b\r\n- kind: B\r\n",
        "kind: ResourceList\napiVersion: config.kubernetes.io/v1\nitems:\n- ? a\n  : b\n  c: !!str 1\n"
            + "  <<: {a: 1}\n- &a {kind: B}\n- *a\n-\n- kind: C\n  a: >2+\n     b\n\n...\n",
        "%YAML 1.2\n---\nkind: ResourceList\napiVersion: config.kubernetes.io/v1\nitems: # none\n"
            + "  - &a\n    kind: A\n    list: [a, {b: c},\n      d]\n  - kind: B\n    c: |-\n      text",
    ];

    public string Name => "list";

    public void Check(byte[] input)
    {
        ListProperties.IsSeenAlike(input);
        ListProperties.LeavesAsItCame(input);
        ListProperties.CanBeChanged(input, new Chance((ulong)input.Length));
    }

    public IEnumerable<byte[]> Seeds()
    {
        var chance = new Chance(1);
        IEnumerable<string> texts =
        [
            .. Forms,
            .. Files.Yaml().Select(InList),
            .. Enumerable.Range(0, 60).Select(_ => RandomList.Text(chance)),
        ];
        return texts.Select(Files.Utf8);
    }

    static string InList(string documents) =>
        "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\n"
        + "items:\n"
        + string.Concat(Mark().Split(documents).Select(text => text.Trim()).Where(text => text != "").Select(Element));

    static string Element(string text) => $"-\n  {text.Replace("\n", "\n  ", StringComparison.Ordinal)}\n";

    [GeneratedRegex("^---.*\n", RegexOptions.Multiline)]
    private static partial Regex Mark();
}
