using Kyma.Krm.Certificates.Renderers;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Certificates.Planning;

/// <summary>
/// A Secret has one writer: two configs that each have one written are reported at the later one, and so is one that
/// something else among the items writes.
/// </summary>
internal static class CertificatesTogether
{
    /// <summary>Reports a Secret that a config has written and that another config, or an item, writes too.</summary>
    /// <param name="all">The certificates of the run.</param>
    /// <param name="clientCas">The Secrets with a CA of clients that are rendered; configs share none.</param>
    /// <param name="items">What is not rendered in this run.</param>
    /// <param name="findings">Gets what is wrong.</param>
    public static void Check(
        IReadOnlyList<(CertificatePlan Plan, ResourceSource Source)> all,
        IReadOnlyList<(string Namespace, string Secret, ResourceSource Source)> clientCas,
        InputItems items,
        Findings findings
    )
    {
        var written = all.Where(each =>
                each.Plan is not ExistingCertificate
                && each.Source.HasRead("spec.gateway", "spec.certificate.secretName", "spec.certificate.namespace")
            )
            .ToArray();
        CheckConfigs(written, findings);
        if (written.Length == 0 && clientCas.Count == 0)
            return;
        var others = new ForeignSecretWriters(items);
        foreach (var (plan, source) in written)
        {
            var id = () => CertificateRenderer.Render(plan)?.Id;
            if (others.WriterOf(plan.Namespace, plan.SecretName, id) is { } writer)
                Report(plan.Namespace, plan.SecretName, writer, FieldOf(source));
        }

        foreach (var (@namespace, secret, source) in clientCas)
        {
            if (others.WriterOf(@namespace, secret, () => new("", "Secret", @namespace, secret)) is { } writer)
                Report(@namespace, secret, writer, source.At("spec.gateway.tls.clientCA.pem"));
        }

        void Report(string @namespace, string secret, Item writer, Place place) =>
            findings.Add(
                CertificateFindings.SecretWrittenTwice,
                place,
                $"the Secret {@namespace}/{secret} is written by the {writer.IdInFile} too"
                    + (items.OtherConfigOf(writer) is { } config ? $", from the KymaTraffic '{config}'" : "")
                    + ", and each writer replaces the other's content. Keep one of the two, or write to another "
                    + "Secret"
            );
    }

    static void CheckConfigs(IEnumerable<(CertificatePlan Plan, ResourceSource Source)> all, Findings findings)
    {
        var writers = new Dictionary<(string Namespace, string Name), (CertificatePlan Plan, string? Config)>();
        foreach (var (plan, source) in all)
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
                FieldOf(source),
                $"the Secret {plan.Namespace}/{plan.SecretName} is written by the KymaTraffic '{other}' "
                    + "too, and each writer replaces the other's certificate. Give one of the two another "
                    + "secretName, or write `existing: {}` here to share it"
            );
        }
    }

    static Place FieldOf(ResourceSource source) =>
        source.At(source.HasField("spec.certificate.secretName") ? "spec.certificate.secretName" : "spec.certificate");
}
