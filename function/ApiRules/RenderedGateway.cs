using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.X509;

namespace Kyma.Krm.ApiRules;

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
