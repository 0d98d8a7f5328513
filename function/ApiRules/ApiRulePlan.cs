using Kyma.Krm.Certificates.Pki.X509;

namespace Kyma.Krm.ApiRules;

/// <summary>An APIRule that will exist.</summary>
internal sealed record ApiRulePlan
{
    /// <summary>Its metadata.name.</summary>
    public required string Name { get; init; }

    /// <summary>Its metadata.namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Always a full name: short ones stop working as soon as the Gateway has a second host.</summary>
    public required string Host { get; init; }

    /// <summary>namespace/name.</summary>
    public required string Gateway { get; init; }

    /// <summary>That of all paths that do not name another.</summary>
    public required ApiServiceConfig Service { get; init; }

    /// <summary>At least one; each is authenticated in exactly one way.</summary>
    public required IReadOnlyList<ApiPathConfig> Rules { get; init; }

    public CorsPolicyConfig? CorsPolicy { get; init; }

    public int? Timeout { get; init; }
}

/// <summary>The Gateway that the config renders, as far as APIRules depend on it.</summary>
/// <param name="Reference">namespace/name.</param>
/// <param name="Hosts">What it serves.</param>
/// <param name="CertificateNames">What its certificate is for; null where that is not known.</param>
internal sealed record RenderedGateway(
    string Reference,
    IReadOnlyList<string> Hosts,
    IReadOnlyList<string>? CertificateNames
)
{
    /// <summary>Made once for all APIRules of the Gateway; null where the names are not known.</summary>
    public HostCover? CertificateCover { get; } = CertificateNames is null ? null : new HostCover(CertificateNames);
}
