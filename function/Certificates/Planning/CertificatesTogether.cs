using Kyma.Krm.Certificates.Renderers;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Certificates.Planning;

/// <summary>A Secret has one writer: two configs that each have one written are reported at the later one.</summary>
internal static class CertificatesTogether
{
    /// <summary>Reports the later of two configs that each have the same Secret written.</summary>
    public static void Check(IReadOnlyList<(CertificatePlan Plan, ResourceSource Source)> all, Findings findings)
    {
        var writers = new Dictionary<(string Namespace, string Name), (CertificatePlan Plan, string? Config)>();
        foreach (
            var (plan, source) in all.Where(each =>
                each.Plan is not ExistingCertificate
                && each.Source.HasRead("spec.gateway", "spec.certificate.secretName", "spec.certificate.namespace")
            )
        )
        {
            // Rendering takes time, and nearly all Secrets have one writer.
            if (writers.TryAdd((plan.Namespace, plan.SecretName), (plan, source.Resource?.Name)))
                continue;
            var (first, other) = writers[(plan.Namespace, plan.SecretName)];

            // The same resource twice is reported as that.
            if (CertificateRenderer.Render(first)?.Id == CertificateRenderer.Render(plan)?.Id)
                continue;
            findings.Add(
                CertificateFindings.SecretWrittenTwice,
                source.At(
                    source.HasField("spec.certificate.secretName") ? "spec.certificate.secretName" : "spec.certificate"
                ),
                $"the Secret {plan.Namespace}/{plan.SecretName} is written by the KymaTraffic '{other}' "
                    + "too, and each writer replaces the other's certificate. Give one of the two another "
                    + "secretName, or write `existing: {}` here to share it"
            );
        }
    }
}
