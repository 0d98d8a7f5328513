using System.Text;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Importing;

/// <summary>What an import gives besides findings.</summary>
/// <param name="Configs">One document each.</param>
/// <param name="Steps">How to switch over.</param>
internal sealed record Imported(IReadOnlyList<ImportedConfig> Configs, IReadOnlyList<string> Steps)
{
    /// <summary>No config: nothing that could be read renders.</summary>
    public static readonly Imported Nothing = new([], []);

    /// <summary>YAML, with <c>---</c> between documents.</summary>
    public string Text => string.Join("---\n", Configs.Select(config => config.Text));
}

/// <summary>A KymaTraffic that was drafted from manifests.</summary>
/// <param name="Draft">The config, with its comments.</param>
/// <param name="Renders">The resources that were read and that it renders.</param>
internal sealed record ImportedConfig(Draft Draft, IReadOnlyList<OriginalResource> Renders)
{
    /// <summary>More of a kind would bury the config; it names them all itself.</summary>
    const int NamedInComment = 8;

    /// <summary>The config, with what it renders as comments before it.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            foreach (var kind in Renders.GroupBy(original => original.Id.Kind))
                text.Append(
                    Comment(kind.Key, kind.Select(original => $"{original.Id.Namespace}/{original.Id.Name}").ToArray())
                );
            return text.Append(YamlText.Of(Draft.Tree)).ToString();
        }
    }

    static string Comment(string kind, IReadOnlyList<string> names) =>
        names.Count <= NamedInComment
            ? $"# {kind} {string.Join(", ", names)}\n"
            : $"# {kind} {string.Join(", ", names.Take(NamedInComment))} and "
                + $"{names.Count - NamedInComment} more, as below\n";
}
