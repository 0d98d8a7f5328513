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

    void Rows(string title, string first, IReadOnlyList<ReachRow> rows) =>
        Table(title, rows, [first, "RESULT", "HOW", "BY"], row => [row.To, row.Word, row.How, row.By]);

    /// <summary>A section with a table; neither of them where there are no rows.</summary>
    /// <param name="title">Empty where the section before goes on.</param>
    /// <param name="rows">What is shown.</param>
    /// <param name="head">The titles of the columns.</param>
    /// <param name="cells">Of one row.</param>
    void Table<T>(string title, IReadOnlyList<T> rows, IReadOnlyList<string> head, Func<T, IReadOnlyList<string>> cells)
    {
        if (rows.Count == 0)
            return;
        page.Line();
        if (title.Length > 0)
            page.Title(title);
        page.Table(2, head, rows.Select(cells).ToArray());
    }

    void Write(ExplainedConfig config)
    {
        page.Title(config.Name);
        Rows(config.About);
        Section("How traffic enters", config.Gateway);
        Table(
            "Applications",
            config.Routes,
            ["HOST", "SERVICE", "FOR", "APIRULE"],
            route => [route.Host, route.Service, string.Join("; ", route.Access), route.Name]
        );
        Table(
            "Rate limits",
            config.Limits,
            ["PODS", "REQUESTS", "RATELIMIT"],
            limit => [limit.Pods, string.Join("; ", limit.Lines), limit.Name]
        );
        Section("Certificate", config.Certificate);
        Section("How traffic leaves", config.Egress);
        Table(
            "",
            config.Services,
            ["HOSTS", "PORTS", "HOW", "ADDRESSES"],
            service =>
                [string.Join(", ", service.Hosts), string.Join(", ", service.Ports), service.How, service.Addresses]
        );
        Table(
            $"Within reach of {config.Plan.Egress?.Namespace}, as far as this package shows",
            config.Reach,
            ["HOST", "LEAVES AS", "REGISTERED BY"],
            reach => [reach.Host, reach.Leaves, reach.By]
        );
        if (config.NotLimited.Count > 0)
            Head("Not limited");
        foreach (var sentence in config.NotLimited)
            page.Line($"  - {sentence}");
        Section("From Argo CD's environment", config.Parameters);
        Table(
            "Resources",
            config.Resources,
            ["KIND", "NAME", "", "PURPOSE"],
            resource => [resource.Id.Kind, resource.Id.FullName, resource.Change, resource.Purpose]
        );
        Changes(config.Resources.Where(resource => resource.Fields.Count > 0).ToArray());
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

    void Rows(IReadOnlyList<Fact> facts) => page.Rows(2, facts.Select(fact => (fact.Label, fact.Value)).ToArray());
}
