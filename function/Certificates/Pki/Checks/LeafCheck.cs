using Kyma.Krm.Certificates.Pki.X509;
using Org.BouncyCastle.Asn1.X509;

namespace Kyma.Krm.Certificates.Pki.Checks;

/// <summary>Whether clients accept a certificate as that of a server, and for the Gateway's hosts.</summary>
internal static class LeafCheck
{
    static readonly string ServerAuth = KeyPurposeID.id_kp_serverAuth.Id;

    public static IEnumerable<PkiFinding> Run(CertificateInput input, string part, Certificate leaf)
    {
        var extensions = leaf.Extensions;
        if (leaf.Version < 3)
            yield return Found(LeafRules.Version1, $"is X.509 version {leaf.Version}; it must be version 3");
        if (extensions.IsCa)
            yield return Found(LeafRules.IsCa, "is a CA certificate (CA:TRUE)");

        // OpenSSL and BoringSSL do not count anyExtendedKeyUsage as server authentication.
        if (extensions.ExtendedKeyUsage?.Contains(ServerAuth) == false)
            yield return Found(LeafRules.NoServerAuth, "is not for servers: its extended key usage lacks serverAuth");
        if (!extensions.Permits(KeyUsage.DigitalSignature))
            yield return Found(LeafRules.NoDigitalSignature, "must not sign: its key usage lacks digitalSignature");
        if (extensions.IsMustStaple && !input.HasOcspStaple)
            yield return Found(LeafRules.MustStaple, "demands a stapled OCSP response (must-staple)");
        foreach (var finding in Names(input, part, leaf))
            yield return finding;

        PkiFinding Found(Diagnostics.Rule rule, string message) => new(rule, input.CertificateField, part, message);
    }

    static IEnumerable<PkiFinding> Names(CertificateInput input, string part, Certificate leaf)
    {
        var hosts = input.Hosts.Where(host => host != "*").ToList();
        var dnsNames = leaf.Extensions.DnsNames ?? [];
        if (dnsNames.Count > 0)
        {
            var cover = new HostCover(dnsNames);
            foreach (var host in hosts.Where(host => !cover.Covers(host)))
            {
                yield return Found(
                    LeafRules.HostNotCovered,
                    $"does not cover the host '{host}'{cover.Reason(host)}; its names are {Printable.Some(dnsNames)}"
                );
            }
        }
        else if (leaf.Subject.IsEmpty && leaf.Extensions.IpAddresses.Count == 0)
        {
            yield return Found(
                LeafRules.NoNames,
                "names nobody: it has neither a subject nor a subject alternative name"
            );
        }
        else
        {
            yield return Found(
                LeafRules.NoAlternativeNames,
                $"has no DNS name among its subject alternative names{(hosts.Count > 0 ? $"; they must cover {Printable.Some(hosts)}" : "")}"
            );
            if (
                hosts.Count > 0
                && leaf.Subject.CommonName is { } commonName
                && !hosts.Exists(new HostCover([commonName]).Covers)
            )
            {
                yield return Found(
                    LeafRules.WrongCommonName,
                    $"has the common name '{commonName}', which is none of the Gateway's hosts {Printable.Some(hosts)} either"
                );
            }
        }

        PkiFinding Found(Diagnostics.Rule rule, string message) => new(rule, input.CertificateField, part, message);
    }
}
