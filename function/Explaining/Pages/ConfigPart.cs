using System.Globalization;
using System.Text;
using Kyma.Krm.Explaining.Pictures;

namespace Kyma.Krm.Explaining.Pages;

/// <summary>One config on the page.</summary>
/// <param name="html">What it is written to.</param>
/// <param name="id">Makes its ids differ from those of other configs.</param>
internal sealed class ConfigPart(StringBuilder html, string id)
{
    /// <summary>A port and what is spoken on it stay in one line.</summary>
    const char NoBreak = '\u00A0';

    /// <summary>Longer lists of names, and longer tables, are folded.</summary>
    const int MostNames = 6;
    const int MostRows = 15;

    readonly ResourcesPart _resources = new(html, id);
    readonly List<(string Id, string Title)> _sections = [];

    /// <summary>The sections that were written, for links to them.</summary>
    public IReadOnlyList<(string Id, string Title)> Sections => _sections;

    public void Write(ExplainedConfig config)
    {
        _resources.Number(config.Resources);
        html.Append($"<article id=\"{id}\">\n<h2>{Markup.Escape(config.Name)}</h2>\n");
        Facts(config.About);
        Ingress(config);
        Certificate(config);
        Egress(config);
        Reach(config);
        NotLimited(config);
        Section(
            "Taken from Argo CD's environment",
            "parameters",
            null,
            config.Parameters.Count > 0,
            () => Facts(config.Parameters)
        );
        Section(
            "What is rendered",
            "rendered",
            null,
            config.Resources.Count > 0,
            () => _resources.Write(config.Resources)
        );
        html.Append("</article>\n");
    }

    void Ingress(ExplainedConfig config) =>
        Section(
            "How traffic enters",
            "in",
            config.LineOf("spec.gateway"),
            config.Gateway.Count + config.Routes.Count + config.Limits.Count > 0,
            () =>
            {
                Picture(TrafficPicture.Ingress(config), "in", "How traffic enters the cluster");
                Facts(config.Gateway);
                Table(
                    ["Host", "Service", "For whom", "APIRule"],
                    "applications",
                    config.Routes,
                    route =>
                        [
                            PageParts.Lines(route.Host),
                            PageParts.Lines(route.Service),
                            PageParts.Lines(string.Join("\n", route.Access)),
                            Linked("APIRule", route.Name[(route.Name.IndexOf('/') + 1)..], route.Name),
                        ]
                );
                Table(
                    ["Pods", "Requests of each pod", "RateLimit"],
                    "limits",
                    config.Limits,
                    limit =>
                        [
                            PageParts.Lines(limit.Pods),
                            PageParts.Lines(string.Join("\n", limit.Lines)),
                            Linked("RateLimit", limit.Name[(limit.Name.IndexOf('/') + 1)..], limit.Name),
                        ]
                );
            }
        );

    void Certificate(ExplainedConfig config) =>
        Section(
            "Certificate",
            "certificate",
            config.LineOf("spec.certificate"),
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
            "out",
            config.LineOf("spec.egress"),
            config.Egress.Count > 0,
            () =>
            {
                Picture(TrafficPicture.Egress(config), "out", "How traffic leaves the cluster");
                Facts(config.Egress);
                Table(
                    ["Service", "Hosts", "Ports", "How", "Addresses"],
                    "services",
                    config.Services,
                    service =>
                        [
                            Linked("ServiceEntry", service.Name, service.Name)
                                + LineMark(config.LineOf(service.Field), "<br>"),
                            Names(service.Hosts),
                            PageParts.Lines(
                                string.Join("\n", service.Ports)
                                    .Replace("->", "\u2192", StringComparison.Ordinal)
                                    .Replace(' ', NoBreak)
                            ),
                            PageParts.Lines(service.How),
                            PageParts.Lines(service.Addresses),
                        ]
                );
            }
        );

    void Reach(ExplainedConfig config) =>
        Section(
            "Within reach of the namespace",
            "reach",
            null,
            config.Reach.Count > 0,
            () =>
                Table(
                    ["Host", "Leaves", "By"],
                    "hosts",
                    config.Reach,
                    reach => [PageParts.Lines(reach.Host), PageParts.Lines(reach.Leaves), PageParts.Lines(reach.By)]
                )
        );

    void NotLimited(ExplainedConfig config)
    {
        if (config.NotLimited.Count == 0)
            return;
        const string title = "What is not limited";
        _sections.Add(($"{id}-open", title));
        html.Append($"<section class=\"open\" id=\"{id}-open\">\n<h3>{title}</h3>\n<ul>\n");
        foreach (var sentence in config.NotLimited)
            html.Append($"<li>{Markup.Prose(sentence)}</li>\n");
        html.Append("</ul>\n</section>\n");
    }

    void Section(string title, string name, int? line, bool isThere, Action content)
    {
        if (!isThere)
            return;
        _sections.Add(($"{id}-{name}", title));
        html.Append($"<section id=\"{id}-{name}\">\n<h3>{Markup.Escape(title)}{LineMark(line, " ")}</h3>\n");
        content();
        html.Append("</section>\n");
    }

    void Picture(PictureNode? root, string name, string title) => PageParts.Picture(html, root, $"{id}-{name}", title);

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
                    ? $" <span class=\"left\" data-from=\"{leaf.NotBefore.ToUnixTimeMilliseconds()}\" "
                        + $"data-until=\"{leaf.NotAfter.ToUnixTimeMilliseconds()}\"></span>"
                    : "";
            var value = fact.Label is "hosts" or "names" ? Names(fact.Value.Split(", ")) : PageParts.Lines(fact.Value);
            html.Append($"<dt>{Markup.Escape(fact.Label)}</dt><dd>{value}{left}</dd>\n");
        }

        html.Append("</dl>\n");
    }

    /// <param name="head">The titles of the columns.</param>
    /// <param name="what">What the rows are, for a table that is folded.</param>
    /// <param name="rows">What is shown.</param>
    /// <param name="cells">Of one row, as markup.</param>
    void Table<T>(IReadOnlyList<string> head, string what, IReadOnlyList<T> rows, Func<T, string[]> cells)
    {
        if (rows.Count == 0)
            return;
        if (rows.Count > MostRows)
            html.Append($"<details><summary>{Count(rows.Count)} {what}</summary>\n");
        PageParts.Table(html, head, [.. rows.Select(cells)]);
        if (rows.Count > MostRows)
            html.Append("</details>\n");
    }

    /// <summary>A name that leads to the YAML of its resource.</summary>
    string Linked(string kind, string name, string shown) =>
        _resources.LinkTo(kind, name) is { Length: > 0 } target
            ? $"<a href=\"#{target}\">{Markup.Escape(shown)}</a>"
            : Markup.Escape(shown);

    /// <summary>The first few of many names, and the rest on demand.</summary>
    static string Names(IReadOnlyList<string> names) =>
        names.Count <= MostNames
            ? PageParts.Lines(string.Join("\n", names))
            : $"<details><summary>{Count(names.Count)} hosts: {Markup.Escape(names[0])}, "
                + $"\u2026</summary>{PageParts.Lines(string.Join("\n", names))}</details>";

    static string LineMark(int? line, string before) =>
        line is { } number ? $"{before}<span class=\"line\">line {Count(number)}</span>" : "";

    static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
