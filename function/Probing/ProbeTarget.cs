using Kyma.Krm.Certificates;
using Kyma.Krm.Certificates.Pki.Issuing;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Gateways;
using Kyma.Krm.Planning;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Probing;

/// <summary>One host of a rendered Gateway, with what the config promises of it.</summary>
/// <param name="Host">As the Gateway has it; may begin with <c>*.</c></param>
/// <param name="ServerName">What a client asks for.</param>
internal sealed record ProbeTarget(
    string Host,
    string ServerName,
    GatewayPlan Gateway,
    CertificatePlan? Certificate,
    ResourceSource Source
)
{
    /// <summary>
    /// What the config issues itself, made once for all hosts of its Gateway; null where somebody else issues it.
    /// </summary>
    public required Lazy<SelfSignedResult?> Issued { get; init; }

    /// <summary>The label that stands for a wildcard: no application is likely to have it.</summary>
    public const string Label = "kyma-krm-probe";

    /// <summary>
    /// Every host of every Gateway that is rendered; a host without a domain, <c>*</c>, cannot be asked for.
    /// </summary>
    public static IReadOnlyList<ProbeTarget> Of(IEnumerable<TrafficPlan> plans) =>
        (
            from plan in plans
            where plan.Gateway is not null
            let issued = new Lazy<SelfSignedResult?>(() =>
                plan.Certificate is SelfSignedCertificate own ? SelfSigned.Issue(own.Request) : null
            )
            from host in plan.Gateway!.Hosts
            let name = host[(host.IndexOf('/', StringComparison.Ordinal) + 1)..]
            where name != "*"
            select new ProbeTarget(
                name,
                name.StartsWith("*.", StringComparison.Ordinal) ? $"{Label}{name[1..]}" : name,
                plan.Gateway!,
                plan.Certificate,
                plan.Config.Source
            )
            {
                Issued = issued,
            }
        ).ToArray();

    /// <summary>Where the config says it, or the part of the config that stands for it.</summary>
    public Place At(string field) => Source.At(field);
}
