using System.Globalization;
using System.Text;
using Kyma.Krm.Certificates;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Gateways;
using Kyma.Krm.Inputs;

namespace Kyma.Krm.Explaining;

/// <summary>Where a Gateway's certificate comes from and until when it lasts, in words.</summary>
internal static class CertificateWords
{
    public static IReadOnlyList<Fact> Facts(CertificatePlan plan, InputItems items) =>
        [
            new("source", Source(plan)),
            new("Secret", $"{plan.Namespace}/{plan.SecretName}"),
            new("names", string.Join(", ", Names(plan, items))),
            new("lasts", Lasts(plan, items)),
            new("renewal", Renewal(plan)),
        ];

    /// <summary>In two words, for pictures.</summary>
    public static string Short(CertificatePlan plan) =>
        plan switch
        {
            GardenerCertificatePlan => "from Gardener",
            CertManagerCertificatePlan => "from cert-manager",
            ExternalCertificate => "from External Secrets",
            ProvidedCertificate => "your own",
            SelfSignedCertificate => "self-signed",
            _ => "exists already",
        };

    /// <summary>The dates that are known without asking the cluster.</summary>
    public static IReadOnlyList<ValidityPeriod> Validities(
        CertificatePlan? plan,
        GatewayPlan? gateway,
        InputItems items
    )
    {
        var result = new List<ValidityPeriod>();
        if (plan is SelfSignedCertificate own)
            result.Add(
                new ValidityPeriod($"{own.Request.Names[0]} and its CA", own.Request.NotBefore, own.Request.NotAfter)
            );
        else if (plan is not null)
            result.AddRange(Read(plan, items).Select(certificate => Of(certificate, "CA")));
        if (gateway?.ClientCa is { Pem: { } pem } ca)
            result.AddRange(
                Certificates(Encoding.UTF8.GetBytes(pem)).Select(certificate => Of(certificate, "CA of clients"))
            );
        return result;
    }

    /// <param name="caRole">What the certificate is called if it is a CA's.</param>
    static ValidityPeriod Of(Certificate certificate, string caRole) =>
        new(
            !certificate.Extensions.IsCa && CertificateFacts.NamesOf(certificate) is [var name, ..]
                ? name
                : $"{caRole}: {certificate.Subject.CommonName ?? certificate.Subject.Text}",
            certificate.NotBefore,
            certificate.NotAfter
        );

    static string Source(CertificatePlan plan) =>
        plan switch
        {
            GardenerCertificatePlan { Config.IssuerRef: { } issuer } => "Gardener issues it, with the issuer "
                + $"{(issuer.Namespace is null ? "" : $"{issuer.Namespace}/")}{issuer.Name}",
            GardenerCertificatePlan => "Gardener issues it, with the cluster's default issuer",
            CertManagerCertificatePlan certManager =>
                $"cert-manager issues it, with the {certManager.Config.IssuerRef.Kind} "
                    + $"{certManager.Config.IssuerRef.Name}",
            ExternalCertificate => "External Secrets copies it from a secret store",
            ProvidedCertificate => "your own certificate and key",
            SelfSignedCertificate => "self-signed: derived from a seed, by a CA of its own that clients must trust",
            _ => "the Secret is in the cluster already",
        };

    static string Renewal(CertificatePlan plan) =>
        plan switch
        {
            IssuedCertificate => "automatic",
            ExternalCertificate => "whenever the secret store has another one",
            ExistingCertificate => "by the Secret's issuer",
            _ => "not automatic: change the config or the certificate before it expires",
        };

    static string Lasts(CertificatePlan plan, InputItems items) =>
        plan switch
        {
            SelfSignedCertificate { Request: var request } => Span(request.NotBefore, request.NotAfter),
            IssuedCertificate or ExternalCertificate => "not known here: the certificate is in the cluster",
            _ => Read(plan, items) is [var leaf, ..]
                ? Span(leaf.NotBefore, leaf.NotAfter)
                : "not known here: the Secret is not among the resources",
        };

    static IEnumerable<string> Names(CertificatePlan plan, InputItems items) =>
        plan switch
        {
            SelfSignedCertificate own => own.Request.Names,
            GardenerCertificatePlan gardener => gardener.CommonName is { } name
                ? gardener.DnsNames.Prepend(name)
                : gardener.DnsNames,
            CertManagerCertificatePlan certManager => certManager.DnsNames,
            _ => Read(plan, items) is [var leaf, ..] ? CertificateFacts.NamesOf(leaf) : [],
        };

    static IReadOnlyList<Certificate> Read(CertificatePlan plan, InputItems items) =>
        plan switch
        {
            ProvidedCertificate provided => Certificates(Encoding.UTF8.GetBytes(provided.Certificate)),
            ExistingCertificate => items.Find("", "Secret", plan.Namespace, plan.SecretName) is [var secret, ..]
            && SecretReader.Read(secret.Root) is { Read.Server: { } keys } data
                ? Certificates(data.Values[keys.Certificate])
                : [],
            _ => [],
        };

    static IReadOnlyList<Certificate> Certificates(byte[] pem) =>
        CertificateFile.Server("", PemFile.Read(pem)).Certificates;

    static string Span(DateTimeOffset from, DateTimeOffset until) => $"{Day(from)} until {Day(until)}";

    public static string Day(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
