using Kyma.Krm.Diagnostics;
using Kyma.Krm.Planning;
using Kyma.Krm.Tracing;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Explaining;

/// <summary>
/// What a run renders and why. It depends on nothing but the input: where the day matters, whoever shows it adds it.
/// </summary>
internal sealed record Explanation(IReadOnlyList<ExplainedConfig> Configs, IReadOnlyList<Finding> Findings)
{
    /// <summary>What happens to requests in the package; null where that is not asked.</summary>
    public PackageReach? Reach { get; init; }
}

/// <summary>One config: its plan, and what is said about it.</summary>
internal sealed record ExplainedConfig(TrafficPlan Plan)
{
    public string Name => Plan.Config.Name;

    public required IReadOnlyList<Fact> About { get; init; }

    /// <summary>Empty where no Gateway is rendered.</summary>
    public required IReadOnlyList<Fact> Gateway { get; init; }

    public required IReadOnlyList<ExplainedRoute> Routes { get; init; }

    public IReadOnlyList<ExplainedLimit> Limits { get; init; } = [];

    /// <summary>Empty where there is no certificate to care for.</summary>
    public required IReadOnlyList<Fact> Certificate { get; init; }

    /// <summary>Certificates whose dates are known.</summary>
    public required IReadOnlyList<ValidityPeriod> Validities { get; init; }

    /// <summary>Empty where the config says nothing of egress.</summary>
    public required IReadOnlyList<Fact> Egress { get; init; }

    public required IReadOnlyList<ExplainedService> Services { get; init; }

    /// <summary>
    /// With REGISTRY_ONLY: everything outside of the cluster that the package lets the namespace reach.
    /// </summary>
    public IReadOnlyList<ExplainedReach> Reach { get; init; } = [];

    /// <summary>What someone could believe to be limited and is not; whole sentences.</summary>
    public required IReadOnlyList<string> NotLimited { get; init; }

    public required IReadOnlyList<ExplainedResource> Resources { get; init; }

    /// <summary>
    /// The line of a field in the config's file; null where the file is not ours to know, or the field is not written.
    /// </summary>
    public int? LineOf(string field)
    {
        var source = Plan.Config.Source;
        if (!source.HasField(field) || source.At(field).Position is not { } value)
            return null;
        var dot = field.LastIndexOf('.');
        var key = (FieldPath.Find(source.Root, field[..dot]) as YamlMapping)
            ?.Entries.Select(entry => entry.Key)
            .FirstOrDefault(key => key is YamlScalar name && name.Value == field[(dot + 1)..]);
        return (key?.Start ?? value).Line;
    }

    /// <summary>Values that the config did not write but took from the environment of Argo CD.</summary>
    public IReadOnlyList<Fact> Parameters { get; init; } = [];
}

/// <param name="Value">May have several lines.</param>
internal sealed record Fact(string Label, string Value);

/// <summary>An APIRule: which host leads to which Service, and for whom.</summary>
internal sealed record ExplainedRoute(
    string Name,
    string Host,
    string Service,
    IReadOnlyList<string> Access,
    string Gateway
);

/// <summary>A RateLimit: which pods take how many requests.</summary>
/// <param name="Lines">The limit, and those for some requests.</param>
internal sealed record ExplainedLimit(
    string Name,
    string Pods,
    IReadOnlyList<string> Lines,
    string InShort,
    bool IsForIngressGateway
);

/// <summary>When a certificate is valid.</summary>
/// <param name="Label">Which certificate.</param>
internal sealed record ValidityPeriod(string Label, DateTimeOffset NotBefore, DateTimeOffset NotAfter);

/// <summary>An external service and how it is reached.</summary>
internal sealed record ExplainedService(
    string Name,
    IReadOnlyList<string> Hosts,
    IReadOnlyList<string> Ports,
    string How,
    string Addresses,
    bool ViaGateway
)
{
    /// <summary>How, in three words.</summary>
    public required string InShort { get; init; }

    /// <summary>The config's field that it comes from.</summary>
    public required string Field { get; init; }
}

/// <summary>A host outside of the cluster that a locked namespace reaches.</summary>
/// <param name="Host">With its port.</param>
/// <param name="By">The resource that brought it.</param>
/// <param name="Leaves">From which proxy it leaves, and as what.</param>
internal sealed record ExplainedReach(string Host, string By, string Leaves);

/// <param name="Purpose">What it is rendered for.</param>
/// <param name="Change">Compared with the input: new, changed, removed, unchanged.</param>
/// <param name="Fields">What changes, from what to what; a Secret's values are never among it.</param>
internal sealed record ExplainedResource(
    Krm.ResourceId Id,
    string Purpose,
    string Change,
    IReadOnlyList<FieldChange> Fields
)
{
    /// <summary>As YAML, a Secret without its values; empty for what is removed.</summary>
    public Func<string> Yaml { get; init; } = () => "";
}
