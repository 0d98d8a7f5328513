using Kyma.Krm.Inputs;
using static Kyma.Krm.Certificates.Pki.KeyFindings;

namespace Kyma.Krm.Certificates.Planning;

/// <summary>What a gateway needs of a private key that a controller will make.</summary>
internal static class IssuedKeyRules
{
    /// <summary>The key, and what the controller itself refuses.</summary>
    /// <param name="request">What is asked of it, but for the key.</param>
    /// <param name="key">As written.</param>
    /// <param name="field">Of the config, where the request stands.</param>
    /// <param name="served">The Gateway that the key is for.</param>
    /// <param name="scope">Where findings go.</param>
    public static void Check(
        CertificateRequest request,
        PrivateKeyConfig? key,
        string field,
        ServedGateway served,
        ConfigScope scope
    )
    {
        if (key is not null)
        {
            CheckCurve(key, $"{field}.privateKey.size", scope);
            CheckAlgorithm(key.Algorithm, $"{field}.privateKey", served, scope);
        }

        CheckRequest(request with { Algorithm = key?.Algorithm, KeySize = key?.Size }, field, scope);
    }

    /// <summary>The controller would make the key, and Envoy or its clients would not take it.</summary>
    static void CheckCurve(PrivateKeyConfig key, string field, ConfigScope scope)
    {
        if (key.Algorithm != PrivateKeyConfig.Ecdsa)
            return;
        if (key.Size == 521)
            scope.ReportWritten(P521Key, field, $"'521' must be 256: {P521Key.Consequence}");
        if (key.Size == 384 && !scope.AcceptsP384)
            scope.ReportWritten(
                P384Key,
                field,
                $"'384' must be 256 with Istio {scope.IstioVersion}: Envoy takes P-384 from Istio 1.25 on"
            );
    }

    public static void CheckAlgorithm(string algorithm, string field, ServedGateway served, ConfigScope scope)
    {
        if (algorithm != PrivateKeyConfig.Ecdsa || served.TakesEcdsaKey)
            return;
        scope.Report(
            CertificateFindings.EcdsaWithoutSuite,
            $"{field}.algorithm",
            "'ECDSA' must not be used with cipher suites that all need an RSA key: TLS 1.2 clients could "
                + "not connect. Use RSA, or add ECDHE-ECDSA-AES256-GCM-SHA384 and ECDHE-ECDSA-AES128-GCM-SHA256 "
                + "to `gateway.tls.cipherSuites`",
            "spec.gateway.tls.cipherSuites",
            "spec.gateway.tls.minProtocolVersion"
        );
    }

    static void CheckRequest(CertificateRequest request, string field, ConfigScope scope)
    {
        foreach (var (rule, below, message) in CertificateRequestRules.Check(request))
            scope.Report(rule, WrittenAt(field, below, scope), message, $"{field}.{ReadBy(below)}");
    }

    /// <summary>Names that are not written are the hosts of the Gateway, which may follow from the domain.</summary>
    static string WrittenAt(string field, string below, ConfigScope scope)
    {
        const string names = "dnsNames";
        if (!below.StartsWith(names, StringComparison.Ordinal) || scope.Source.HasField($"{field}.{names}"))
            return $"{field}.{below}";
        return scope.Source.HasField("spec.gateway.hosts")
            ? $"spec.gateway.hosts{below[names.Length..]}"
            : "spec.domain";
    }

    /// <summary>What a finding depends on besides its own value, which was read.</summary>
    static string ReadBy(string below) =>
        below switch
        {
            // Gardener counts the names beside the common one.
            "dnsNames" => "commonName",
            "renewBefore" => "duration",
            _ => below.Split('.')[0],
        };
}
