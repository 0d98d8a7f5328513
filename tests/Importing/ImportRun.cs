using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Importing;
using Kyma.Krm.Importing.Drafting;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Importing;

/// <summary>
/// Manifests are imported, what comes out is rendered as a person would do it, and the two are compared.
/// </summary>
internal sealed class ImportRun
{
    readonly IReadOnlyList<Item> _items;
    readonly Findings _findings = new();
    readonly List<(string Id, YamlMapping Root)> _rendered;

    ImportRun(string manifests, string? istioVersion)
    {
        _items = Read(manifests);
        Imported = Importer.Import(_items, istioVersion, _findings);
        _rendered =
            Imported.Configs.Count == 0 || IsContradictory
                ? []
                : [.. Read(Render(Imported.Text)).Select(item => (item.Id.ToString(), item.Root))];
    }

    public Imported Imported { get; }

    public string Configs => Imported.Text;

    public IReadOnlyList<Finding> Findings => _findings.Sorted();

    public bool IsContradictory => Findings.Any(finding => finding.Rule.Name == "import-contradiction");

    public IReadOnlyList<string> Rendered =>
        [.. _rendered.Select(resource => resource.Id).Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> Warnings =>
        [.. Findings.Where(finding => finding.Severity == Severity.Warning).Select(finding => finding.ToString())];

    /// <summary>
    /// Each field in which a rendered resource differs from the one that was read: <c>Gateway a/b spec.x</c>. The API
    /// version, status and metadata aside.
    /// </summary>
    public IReadOnlyList<string> Differences => [.. _items.SelectMany(DifferencesOf).Order(StringComparer.Ordinal)];

    public static ImportRun Of(string manifests, string? istioVersion = null) => new(manifests, istioVersion);

    public IEnumerable<string> DifferencesOf(Item item) =>
        _rendered
            .Where(resource => resource.Id == item.Id.ToString())
            .SelectMany(resource =>
                YamlDifference.Between(Body(item.Root), Body(resource.Root)).Select(path => $"{item.Id} {path}")
            );

    public IReadOnlyList<Item> Items => _items;

    static YamlMapping Body(YamlMapping root) =>
        root with
        {
            Entries =
            [
                .. root.Entries.Where(entry =>
                    entry.Key is not YamlScalar { Value: "apiVersion" or "kind" or "metadata" or "status" }
                ),
            ],
        };

    static IReadOnlyList<Item> Read(string text)
    {
        var findings = new Findings();
        var items = DocumentsReader.Read(Encoding.UTF8.GetBytes(text), "", findings);
        Assert.Empty(findings.Sorted());
        return items;
    }

    static string Render(string configs)
    {
        var session = Session.RunWith(configs, "render", "-");
        Assert.True(session.ExitCode == 0, session.Stderr);
        return session.Stdout;
    }
}
