using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates;

/// <summary>What can be wrong with <c>spec.certificate</c>, besides what is wrong with a certificate itself (Pki/).</summary>
internal static class CertificateRules { }
