using System.Text;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Importing;

/// <summary>What an import gives besides findings.</summary>
/// <param name="Configs">One document each.</param>
/// <param name="Steps">How to switch over.</param>
internal sealed record Imported(IReadOnlyList<ImportedConfig> Configs, IReadOnlyList<string> Steps)
{
    public static readonly Imported Nothing = new([], []);

    public string Text => string.Join("---\n", Configs.Select(config => config.Text));
}

/// <param name="Renders">The resources that were read and that it renders.</param>
internal sealed record ImportedConfig(Draft Draft, IReadOnlyList<Original> Renders)
{
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            foreach (var kind in Renders.GroupBy(original => original.Id.Kind)) text.Append("# ").Append(kind.Key).Append(' ').AppendJoin(", ", kind.Select(original => $"{original.Id.Namespace}/{original.Id.Name}")).Append('\n');
            return text.Append(YamlText.Of(Draft.Document)).ToString();
        }
    }
}
