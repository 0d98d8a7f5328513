using Kyma.Krm.Tracing;

namespace Kyma.Krm.Explaining;

/// <summary>An explanation for a terminal.</summary>
internal sealed class ExplanationText(TextPage page)
{
    /// <summary>Adds the whole explanation to the page, config by config.</summary>
    public void Write(Explanation explanation)
    {
        foreach (var (i, config) in explanation.Configs.Index())
        {
            if (i > 0)
                page.Line();
            Write(config);
        }

        Write(explanation.Reach);
        if (explanation.Findings.Count == 0)
            return;
        page.Line();
        page.Title("Findings", "kyma-krm explain --finding NAME tells more");
        foreach (var finding in explanation.Findings)
            page.Finding(finding.Rule, finding.ToString());
    }

    void Write(PackageReach? reach)
    {
        if (reach is null)
            return;
        foreach (var client in reach.Clients)
            Rows($"What {client.Client} reaches", "TO", client.Rows);
        Rows("Where requests from outside end", "HOST", reach.Hosts);
        if (reach.IsCut)
            page.Line("  There is more than is shown here; kyma-krm trace shows all of it.");
    }

    void Rows(string title, string first, IReadOnlyList<ReachRow> rows)
    {
        if (rows.Count == 0)
            return;
        Head(title);
        page.Table(
            2,
            [first, "RESULT", "HOW", "BY"],
            [.. rows.Select(row => (string[])[row.To, row.Word, row.How, row.By])]
        );
    }

    void Write(ExplainedConfig config)
    {
        page.Title(config.Name);
        Rows(config.About);
        Section("How traffic enters", config.Gateway);
        if (config.Routes.Count > 0)
        {
            Head("Applications");
            page.Table(
                2,
                ["HOST", "SERVICE", "FOR", "APIRULE"],
                [
                    .. config.Routes.Select(route =>
                        (string[])[route.Host, route.Service, string.Join("; ", route.Access), route.Name]
                    ),
                ]
            );
        }

        if (config.Limits.Count > 0)
        {
            Head("Rate limits");
            page.Table(
                2,
                ["PODS", "REQUESTS", "RATELIMIT"],
                [.. config.Limits.Select(limit => (string[])[limit.Pods, string.Join("; ", limit.Lines), limit.Name])]
            );
        }

        Section("Certificate", config.Certificate);
        Section("How traffic leaves", config.Egress);
        if (config.Services.Count > 0)
        {
            page.Line();
            page.Table(
                2,
                ["HOSTS", "PORTS", "HOW", "ADDRESSES"],
                [
                    .. config.Services.Select(service =>
                        (string[])
                            [
                                string.Join(", ", service.Hosts),
                                string.Join(", ", service.Ports),
                                service.How,
                                service.Addresses,
                            ]
                    ),
                ]
            );
        }

        if (config.Reach.Count > 0)
        {
            Head($"Within reach of {config.Plan.Egress!.Namespace}, as far as this package shows");
            page.Table(
                2,
                ["HOST", "LEAVES AS", "REGISTERED BY"],
                [.. config.Reach.Select(reach => (string[])[reach.Host, reach.Leaves, reach.By])]
            );
        }

        if (config.NotLimited.Count > 0)
            Head("Not limited");
        foreach (var sentence in config.NotLimited)
            page.Line($"  - {sentence}");
        Section("From Argo CD's environment", config.Parameters);
        if (config.Resources.Count == 0)
            return;
        Head("Resources");
        page.Table(
            2,
            ["KIND", "NAME", "", "PURPOSE"],
            [
                .. config.Resources.Select(resource =>
                    (string[])[resource.Id.Kind, resource.Id.FullName, resource.Change, resource.Purpose]
                ),
            ]
        );
        Changes([.. config.Resources.Where(resource => resource.Fields.Count > 0)]);
    }

    void Changes(IReadOnlyList<ExplainedResource> changed)
    {
        if (changed.Count == 0)
            return;
        Head("What changes");
        foreach (var resource in changed)
        {
            page.Line($"  {resource.Id.Kind} {resource.Id.FullName}");
            foreach (var field in resource.Fields)
                page.Line($"    {field}");
        }
    }

    void Section(string title, IReadOnlyList<Fact> facts)
    {
        if (facts.Count == 0)
            return;
        Head(title);
        Rows(facts);
    }

    void Head(string title)
    {
        page.Line();
        page.Title(title);
    }

    void Rows(IReadOnlyList<Fact> facts) => page.Rows(2, [.. facts.Select(fact => (fact.Label, fact.Value))]);
}
