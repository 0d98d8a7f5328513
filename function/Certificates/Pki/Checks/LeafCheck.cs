using Kyma.Krm.Certificates.Pki.X509;
using Org.BouncyCastle.Asn1.X509;
using static Kyma.Krm.Certificates.Pki.LeafFindings;

namespace Kyma.Krm.Certificates.Pki.Checks;

/// <summary>Whether clients accept a certificate as that of a server, and for the Gateway's hosts.</summary>
internal static class LeafCheck
{
    public static IEnumerable<PkiFinding> Run(CertificateInput input, string part, Certificate leaf)
    {
        var extensions = leaf.Extensions;
        if (leaf.Version < 3)
            yield return Found(X509Version1, $"is X.509 version {leaf.Version}; it must be version 3");
        if (extensions.IsCa)
            yield return Found(LeafIsCa, "is a CA certificate (CA:TRUE)");

        // OpenSSL and BoringSSL do not count anyExtendedKeyUsage as server authentication.
        if (!extensions.IsFor(KeyPurposeID.id_kp_serverAuth))
            yield return Found(NoServerAuth, "is not for servers: its extended key usage lacks serverAuth");
        if (!extensions.Permits(KeyUsage.DigitalSignature))
            yield return Found(NoDigitalSignature, "must not sign: its key usage lacks digitalSignature");
        if (extensions.IsMustStaple && !input.HasOcspStaple)
            yield return Found(MustStaple, "demands a stapled OCSP response (must-staple)");
        foreach (var finding in Names(input, part, leaf))
            yield return finding;

        PkiFinding Found(Diagnostics.Rule rule, string message) => new(rule, input.CertificateField, part, message);
    }

    static IEnumerable<PkiFinding> Names(CertificateInput input, string part, Certificate leaf)
    {
        var hosts = input.Hosts.Where(host => host != "*").ToArray();
        var names = leaf.Extensions.Names ?? SubjectNames.None;
        foreach (var (name, why) in DnsNameFault.AllOf(names.Dns))
            yield return Found(NameUnusable, $"has the name '{SubjectNames.Show(name)}', which {why}");
        if (names.All.Count > 0)
        {
            // An IP address or URI alone is a name, too, but a Gateway's hosts are never among those.
            var cover = new HostCover(names.Dns);
            foreach (var host in hosts.Where(host => !cover.Covers(host)))
                yield return Found(
                    HostNotCovered,
                    $"does not cover the host '{Printable.Text(host)}'{cover.Reason(host)}; its names are "
                        + $"{Printable.Some(names.All)}"
                );
        }
        else if (leaf.Subject.IsEmpty && leaf.Extensions.Names is null)
        {
            yield return Found(
                CertificateWithoutNames,
                "has no name: neither a subject nor a subject alternative name"
            );
        }
        else
        {
            yield return Found(
                NoSubjectAlternativeName,
                "has no subject alternative "
                    + $"name{(hosts.Length > 0 ? $"; they must cover {Printable.Some(hosts)}" : "")}"
            );
            if (
                hosts.Length > 0
                && leaf.Subject.CommonName is { } commonName
                && !hosts.Any(new HostCover([commonName]).Covers)
            )
                yield return Found(
                    CommonNameMismatch,
                    $"has the common name '{commonName}', which is not one of the Gateway's hosts "
                        + $"{Printable.Some(hosts)} either"
                );
        }

        PkiFinding Found(Diagnostics.Rule rule, string message) => new(rule, input.CertificateField, part, message);
    }
}
