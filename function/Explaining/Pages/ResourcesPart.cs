using System.Text;
using Kyma.Krm.Explaining.Pictures;

namespace Kyma.Krm.Explaining.Pages;

/// <summary>
/// What a config renders: a line for each resource, which opens to its YAML; many of a kind are folded together.
/// </summary>
/// <param name="html">What it is written to.</param>
/// <param name="id">The config's id on the page.</param>
internal sealed class ResourcesPart(StringBuilder html, string id)
{
    /// <summary>From so many on, a kind is one line that opens to its resources.</summary>
    const int Crowd = 8;

    readonly Dictionary<(string Kind, string Name), string> _ids = [];

    /// <summary>Before there are links to them.</summary>
    public void Number(IReadOnlyList<ExplainedResource> resources)
    {
        foreach (var (i, resource) in resources.Index())
            _ids.TryAdd((resource.Id.Kind, resource.Id.Name), IdOf(i));
    }

    /// <summary>
    /// The id of a rendered resource on the page; empty where the config has none of that kind and name.
    /// </summary>
    public string LinkTo(string kind, string name) => _ids.GetValueOrDefault((kind, name), "");

    public void Write(IReadOnlyList<ExplainedResource> resources)
    {
        foreach (var kind in resources.Index().GroupBy(entry => entry.Item.Id.Kind))
        {
            var count = kind.Count();
            if (count >= Crowd)
                html.Append($"<details><summary><strong>{Markup.Escape(kind.Key)}</strong> {count}</summary>\n");
            foreach (var (i, resource) in kind)
                Write(i, resource);
            if (count >= Crowd)
                html.Append("</details>\n");
        }
    }

    void Write(int index, ExplainedResource resource)
    {
        html.Append($"<details id=\"{IdOf(index)}\"><summary><strong>{Markup.Escape(resource.Id.Kind)}</strong> ")
            .Append(
                $"<code>{Markup.Escape(resource.Id.FullName)}</code> <span class=\"change\">{resource.Change}</span>"
            )
            .Append($"<span class=\"soft\">{Markup.Escape(resource.Purpose)}</span></summary>\n");
        if (resource.Fields.Count > 0)
            html.Append("<ul>")
                .AppendJoin("", resource.Fields.Select(field => $"<li>{Markup.Escape(field.ToString())}</li>"))
                .Append("</ul>\n");
        if (resource.Yaml() is { Length: > 0 } yaml)
            html.Append($"<pre>{Markup.Escape(yaml.TrimEnd('\n'))}</pre>\n");
        html.Append("</details>\n");
    }

    string IdOf(int index) => $"{id}-r{index}";
}
