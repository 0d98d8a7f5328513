using Kyma.Krm.Certificates;
using Kyma.Krm.Config;
using Kyma.Krm.Gateways;

namespace Kyma.Krm.CommandLine.Reading;

/// <summary>
/// What kustomize does to all that a kustomization builds. It changes <c>metadata</c>, and none of the fields by which
/// what a config renders refers to one another.
/// </summary>
/// <param name="Namespace">The namespace that everything gets; null where each resource keeps its own.</param>
/// <param name="Renames">Everything gets another name.</param>
internal sealed record MovedRendering(string? Namespace, bool Renames)
{
    /// <summary>What of it no longer works, in words; empty where all of it does.</summary>
    public IEnumerable<string> Breaks(TrafficSpec spec)
    {
        if (spec.Certificate is { } certificate && LosesSecret(certificate))
            yield return "the gateway gets no certificate";
        var gateway = spec.Gateway ?? new GatewayConfig();
        if (
            spec.WantsGateway
            && spec.ApiRules.Any(rule => rule.Gateway is null)
            && (Renames || Moves(gateway.Namespace))
        )
            yield return "its APIRules name a Gateway that does not exist";
        if (spec.Egress is { } egress && egress.Services.Any(service => service.Via is not null))
            yield return "requests through the egress gateway find no route";
        if (Moves(CertificateConfig.GatewayPodsNamespace) && spec.RateLimits.Any(limit => limit.SelectorLabels is null))
            yield return "its RateLimits do not limit the ingress gateway";
    }

    bool Moves(string @namespace) => Namespace is not null && Namespace != @namespace;

    /// <summary>
    /// A Secret moves and is renamed. Controllers write theirs under the name that they are told, into the namespace of
    /// their resource; Gardener's is told the namespace as well. An existing one stays where it is.
    /// </summary>
    bool LosesSecret(CertificateConfig certificate) =>
        certificate switch
        {
            { SelfSigned: not null } or { Provided.ExternalSecret: null } => Renames || Moves(certificate.Namespace),
            { CertManager: not null } or { Provided: not null } => Moves(certificate.Namespace),
            _ => false,
        };
}
