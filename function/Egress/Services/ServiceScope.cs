using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;

namespace Kyma.Krm.Egress.Services;

/// <summary>One of <c>spec.egress.services</c>, with what its rules look at.</summary>
/// <param name="Config">As it is written.</param>
/// <param name="Index">Which one it is.</param>
/// <param name="Namespace">Of everything that is rendered for egress.</param>
/// <param name="Scope">That of its config.</param>
internal sealed record ServiceScope(EgressServiceConfig Config, int Index, string Namespace, ConfigScope Scope)
{
    /// <summary>Its path, for example <c>spec.egress.services[2]</c>.</summary>
    public string Field { get; } = EgressService.FieldOf(Index);

    public IReadOnlyList<EgressPort> Ports { get; } = PortPlanner.Plan(Config);

    public string Resolution { get; } = Config.EffectiveResolution;

    /// <summary>The paths of what decides its ports.</summary>
    public IReadOnlyList<string> PortFields => RuleFields.OfPorts(Field, Scope.Source);

    /// <summary>The paths of what decides its resolution.</summary>
    public IReadOnlyList<string> ResolutionFields => RuleFields.OfResolution(Field, Scope.Source);

    /// <summary>The paths of these fields of the service.</summary>
    public IEnumerable<string> Fields(params IEnumerable<string> names) => names.Select(name => $"{Field}.{name}");

    /// <summary>Reports at a field of the service, for example <c>tls.sni</c>.</summary>
    public void Report(Rule rule, string field, string message) => Scope.Report(rule, $"{Field}.{field}", message);

    /// <summary>The same where it is known what led there.</summary>
    /// <param name="rule">What is wrong.</param>
    /// <param name="field">Where it is reported, below the service.</param>
    /// <param name="message">How it is reported.</param>
    /// <param name="reads">The paths of the fields whose absence or default may be the reason.</param>
    public void Report(Rule rule, string field, string message, IEnumerable<string> reads) =>
        Scope.Report(rule, $"{Field}.{field}", message, reads.ToArray());

    /// <summary>Reports what is wrong with something that is written, whatever else is.</summary>
    public void ReportWritten(Rule rule, string field, string message) =>
        Scope.ReportWritten(rule, $"{Field}.{field}", message);
}
