using System.Text;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Explaining.Pictures;

/// <summary>The pictures as Mermaid flowcharts, which GitHub, GitLab and many wikis draw inside Markdown.</summary>
internal sealed class Mermaid
{
    readonly StringBuilder _text = new("flowchart LR\n");
    int _count;

    /// <summary>One flowchart with a part for each config and for what it reaches.</summary>
    public static string Draw(Explanation explanation)
    {
        var picture = new Mermaid();
        foreach (var config in explanation.Configs)
        {
            picture.Part($"{config.Name}: how traffic enters", TrafficPicture.Ingress(config));
            picture.Part($"{config.Name}: how traffic leaves", TrafficPicture.Egress(config));
        }

        foreach (var client in explanation.Reach?.Clients ?? [])
            picture.Part($"What {client.Client} reaches", ReachPicture.Of(client));
        picture.Part("Where requests from outside end", ReachPicture.Of(explanation.Reach?.Hosts ?? []));
        picture._text.Append(
            "  classDef gateway stroke:#0a58ad,stroke-width:2px\n"
                + "  classDef open stroke:#b3261e,stroke-dasharray:5 4\n  classDef refused stroke-dasharray:5 4\n"
        );
        return picture._text.ToString();
    }

    void Part(string title, PictureNode? root)
    {
        if (root is null)
            return;
        _text.Append($"  subgraph s{_count}[\"{Label(title)}\"]\n    direction LR\n");
        Node(root, "");
        _text.Append("  end\n");
    }

    void Node(PictureNode node, string parent)
    {
        var id = $"n{_count++}";
        var label = string.Join("<br>", node.Lines.Prepend(node.Title).Select(Label));
        var (open, close) =
            node.Kind is NodeKind.Origin ? ("([", "])")
            : node.Kind is NodeKind.External or NodeKind.Open or NodeKind.Refused ? ("(", ")")
            : ("[", "]");
        var style = node.Kind is NodeKind.Gateway or NodeKind.Open or NodeKind.Refused
            ? $":::{node.Kind.ToString().ToLowerInvariant()}"
            : "";
        _text.Append($"    {id}{open}\"{label}\"{close}{style}\n");
        if (parent.Length > 0)
            _text.Append($"    {parent} {Arrow(node.Kind)} {id}\n");
        foreach (var child in node.Children)
            Node(child, id);
    }

    static string Arrow(NodeKind kind) =>
        kind switch
        {
            NodeKind.Open => "-.->",
            NodeKind.Refused => "-.-x",
            _ => "-->",
        };

    /// <summary>
    /// Mermaid's own entities (mermaid.js.org, "Entity codes to escape characters"); a name must neither end the label
    /// nor become markup.
    /// </summary>
    static string Label(string text) =>
        string.Concat(
            ShownText
                .Of(text)
                .Select(c =>
                    c switch
                    {
                        '"' or '#' or '<' or '>' or '&' or '`' or '\\' or '*' or '_' or '{' or '}' or '[' or ']' =>
                            $"#{(int)c};",
                        _ => c.ToString(),
                    }
                )
        );
}
