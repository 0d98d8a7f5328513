using Kyma.Krm.Tests.Properties;

namespace Kyma.Krm.Fuzz;

/// <summary>Plain documents, read and written.</summary>
internal sealed class DocumentsTarget : ITarget
{
    /// <summary>What the generator does not write.</summary>
    static readonly string[] Forms =
    [
        "{\"kind\": \"A\", \"b\": [1, {}]}\n---\n# only a comment\n---\nkind: B\n...\n%YAML 1.2\n---\nkind: C\n",
        "apiVersion: v1\nkind: List\nitems:\n- kind: A\n  a: &x {b: c}\n- kind: B\n  a: *x\n  <<: *x\n"
            + "---\nkind: C # last\n",
        "\ufeff--- # first\r\nkind: A\r\na: >-\r\n  b\r\n   c\r\n--- {kind: B}\r\n---\r\nkind: C\r\n"
            + "d: |+\r\n  e\r\n\r\n",
        "kind: A\n? [a, b]\n: !!binary aGk=\nm: {<<: {a: 1}, b: 2}\n--- |\n  text\n---\nkind: B\na: |2\n    b\n\n",
        "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems: [{kind: A}, {kind: B, a: \"\\u00e9\\n\"}]\n",
    ];

    public string Name => "documents";

    public void Check(byte[] input)
    {
        DocumentProperties.AreReadAndWritten(input);
        DocumentProperties.CanBeChanged(input, new Chance((ulong)input.Length));
    }

    public IEnumerable<byte[]> Seeds()
    {
        var chance = new Chance(2);
        IEnumerable<string> texts =
        [
            .. Forms,
            .. Files.Yaml(),
            .. Enumerable.Range(0, 40).Select(_ => $"{RandomYaml.Document(chance)}---\n{RandomYaml.Document(chance)}"),
        ];
        return texts.Select(Files.Utf8);
    }
}
