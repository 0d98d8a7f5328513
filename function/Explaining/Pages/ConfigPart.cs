using System.Text;
using Kyma.Krm.Explaining.Pictures;

namespace Kyma.Krm.Explaining.Pages;

/// <summary>One config on the page.</summary>
/// <param name="html">What it is written to.</param>
/// <param name="id">Makes the ids of its pictures differ from those of other configs.</param>
internal sealed class ConfigPart(StringBuilder html, string id)
{
    /// <summary>A port and what is spoken on it stay in one line.</summary>
    const char NoBreak = '\u00A0';

    public void Write(ExplainedConfig config)
    {
        html.Append($"<article>\n<h2>{Markup.Escape(config.Name)}</h2>\n");
        Facts(config.About);
        Ingress(config);
        Certificate(config);
        Egress(config);
        NotLimited(config);
        Section("Taken from Argo CD's environment", config.Parameters.Count > 0, () => Facts(config.Parameters));
        Section(
            "What is rendered",
            config.Resources.Count > 0,
            () =>
                Table(
                    ["Kind", "Name", "Purpose", "Compared with the input"],
                    config.Resources.Select(resource =>
                        (string[])
                            [
                                resource.Id.Kind,
                                NameOf(resource),
                                resource.Purpose,
                                string.Join(
                                    "\n",
                                    [resource.Change, .. resource.Fields.Select(field => field.ToString())]
                                ),
                            ]
                    )
                )
        );
        html.Append("</article>\n");
    }

    void Ingress(ExplainedConfig config) =>
        Section(
            "How traffic enters",
            config.Gateway.Count + config.Routes.Count > 0,
            () =>
            {
                Picture(TrafficPicture.Ingress(config), "in", "How traffic enters the cluster");
                Facts(config.Gateway);
                if (config.Routes.Count == 0)
                    return;
                Table(
                    ["Host", "Service", "For whom", "APIRule"],
                    config.Routes.Select(route =>
                        (string[])[route.Host, route.Service, string.Join("\n", route.Access), route.Name]
                    )
                );
            }
        );

    void Certificate(ExplainedConfig config) =>
        Section(
            "Certificate",
            config.Certificate.Count + config.Validities.Count > 0,
            () =>
            {
                if (config.Validities.Count > 0)
                    html.Append(Timeline.Draw(config.Validities, $"{id}-time"));
                Facts(config.Certificate, config.Validities);
            }
        );

    void Egress(ExplainedConfig config) =>
        Section(
            "How traffic leaves",
            config.Egress.Count > 0,
            () =>
            {
                Picture(TrafficPicture.Egress(config), "out", "How traffic leaves the cluster");
                Facts(config.Egress);
                Table(
                    ["Hosts", "Ports", "How", "Addresses"],
                    config.Services.Select(service =>
                        (string[])
                            [
                                string.Join("\n", service.Hosts),
                                string.Join("\n", service.Ports)
                                    .Replace("->", "\u2192", StringComparison.Ordinal)
                                    .Replace(' ', NoBreak),
                                service.How,
                                service.Addresses,
                            ]
                    )
                );
                if (config.Reach.Count > 0)
                    Table(
                        ["Within reach, as far as this package shows", "Leaves as", "Registered by"],
                        config.Reach.Select(reach => (string[])[reach.Host, reach.Leaves, reach.By])
                    );
            }
        );

    void NotLimited(ExplainedConfig config)
    {
        if (config.NotLimited.Count == 0)
            return;
        html.Append("<section class=\"open\">\n<h3>What is not limited</h3>\n<ul>\n");
        foreach (var sentence in config.NotLimited)
            html.Append($"<li>{Markup.Escape(sentence)}</li>\n");
        html.Append("</ul>\n</section>\n");
    }

    void Section(string title, bool isThere, Action content)
    {
        if (!isThere)
            return;
        html.Append($"<section>\n<h3>{Markup.Escape(title)}</h3>\n");
        content();
        html.Append("</section>\n");
    }

    void Picture(PictureNode? root, string name, string title)
    {
        if (root is null)
            return;
        var description = PictureWords.Of(root);
        html.Append(WidePicture.Draw(root, $"{id}-{name}-wide", title, description))
            .Append('\n')
            .Append(TallPicture.Draw(root, $"{id}-{name}-tall", title, description))
            .Append('\n');
    }

    /// <param name="facts">Those without a value are left out.</param>
    /// <param name="validities">Their days left stand behind the fact "lasts".</param>
    void Facts(IReadOnlyList<Fact> facts, IReadOnlyList<ValidityPeriod>? validities = null)
    {
        if (facts.Count == 0)
            return;
        html.Append("<dl>\n");
        foreach (var fact in facts.Where(fact => fact.Value.Length > 0))
        {
            var left =
                fact.Label == "lasts" && validities is [var leaf, ..]
                    ? $" <span class=\"left\" data-from=\"{leaf.NotBefore.ToUnixTimeMilliseconds()}\" data-until=\"{leaf.NotAfter.ToUnixTimeMilliseconds()}\"></span>"
                    : "";
            html.Append($"<dt>{Markup.Escape(fact.Label)}</dt><dd>{Lines(fact.Value)}{left}</dd>\n");
        }

        html.Append("</dl>\n");
    }

    void Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        html.Append(
            $"<table>\n<thead><tr>{string.Concat(head.Select(title => $"<th scope=\"col\">{Markup.Escape(title)}</th>"))}</tr></thead>\n<tbody>\n"
        );
        foreach (var row in rows)
            html.Append(
                $"<tr>{string.Concat(row.Select((cell, i) => $"<td data-head=\"{Markup.Escape(head[i])}\"{(i == 0 ? " class=\"name\"" : "")}>{Lines(cell)}</td>"))}</tr>\n"
            );
        html.Append("</tbody>\n</table>\n");
    }

    static string Lines(string text) => Markup.Escape(text).Replace("\n", "<br>", StringComparison.Ordinal);

    static string NameOf(ExplainedResource resource) =>
        resource.Id.Namespace.Length == 0 ? resource.Id.Name : $"{resource.Id.Namespace}/{resource.Id.Name}";
}
