using Kyma.Krm.Diagnostics;
using Kyma.Krm.Schema;
using static Kyma.Krm.Certificates.CertificateFindings;

namespace Kyma.Krm.Certificates.Planning;

/// <summary>
/// What the controllers refuse of a Certificate (cert-manager, internal/apis/certmanager/validation/certificate.go;
/// cert-management, pkg/cert/utils/utils_certificate.go), one for configs and for resources by hand.
/// </summary>
internal static class CertificateRequestRules
{
    /// <summary>X.509's limit for a common name (ub-common-name).</summary>
    public const int CommonNameLimit = 64;

    /// <summary>RFC 1035, 2.3.4.</summary>
    const int NameLimit = 253;

    /// <summary>Of cert-management, in addition to the common name.</summary>
    const int GardenersNames = 99;

    const decimal Hour = 3_600_000_000_000;

    /// <summary>cert-manager's 90 days.</summary>
    const decimal DefaultDuration = 2160 * Hour;

    /// <summary>What is wrong, each with its field below the spec of the resource.</summary>
    public static IEnumerable<(Rule Rule, string Field, string Message)> Check(CertificateRequest request) =>
        [.. Names(request), .. Key(request), .. Issuer(request), .. Durations(request)];

    static IEnumerable<(Rule, string, string)> Names(CertificateRequest request)
    {
        if (request is { CommonName: null, DnsNames: [], HasOtherNames: false })
            yield return (
                CertificateNoNames,
                "dnsNames",
                "is required: the controller rejects a Certificate without names. Add the hosts"
            );
        if (request.CommonName is { Length: > CommonNameLimit } common)
            yield return (
                CertificateNameTooLong,
                "commonName",
                $"'{common}' must have at most {CommonNameLimit} characters, and has {common.Length}. Put "
                    + "it into `dnsNames`, which may be longer"
            );
        if (request.IsGardeners && Others(request) is > GardenersNames and var others)
            yield return (
                TooManyNames,
                "dnsNames",
                $"{others} names in addition to the common name; there must be at most {GardenersNames}"
            );
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < request.DnsNames.Count; i++)
        {
            var name = request.DnsNames[i];
            if (name.Length > NameLimit)
                yield return (
                    CertificateNameTooLong,
                    $"dnsNames[{i}]",
                    $"a name in the certificate must have at most {NameLimit} characters, and '{name}' has "
                        + $"{name.Length}: no DNS name is longer"
                );
            if (!seen.Add(name) && request.IsGardeners)
                yield return (
                    CertificateNameTwice,
                    $"dnsNames[{i}]",
                    $"'{name}' is listed twice, and the controller rejects the Certificate: remove one of the two"
                );
        }
    }

    static int Others(CertificateRequest request) => request.DnsNames.Count(name => name != request.CommonName);

    static IEnumerable<(Rule, string, string)> Key(CertificateRequest request)
    {
        if (request.KeySize is not { } size)
            yield break;
        var algorithm = request.Algorithm ?? PrivateKeyConfig.Rsa;
        var takes = (algorithm, request.IsGardeners) switch
        {
            (PrivateKeyConfig.Rsa, true) when size is not (2048 or 3072 or 4096) => "2048, 3072 or 4096",
            (PrivateKeyConfig.Rsa, false) when size is < 2048 or > 8192 => "2048 to 8192",
            (PrivateKeyConfig.Ecdsa, true) when size is not (256 or 384) => "256 or 384",
            (PrivateKeyConfig.Ecdsa, false) when size is not (256 or 384 or 521) => "256, 384 or 521",
            _ => null,
        };
        if (takes is not null)
            yield return (
                KeySize,
                "privateKey.size",
                $"'{size}' must fit the algorithm {algorithm}: {algorithm} takes {takes}"
            );
    }

    static IEnumerable<(Rule, string, string)> Issuer(CertificateRequest request)
    {
        if (
            request is { IsGardeners: false, IssuerGroup: null or "" or "cert-manager.io", IssuerKind: { } kind }
            && kind is not ("Issuer" or "ClusterIssuer" or "")
        )
            yield return (
                SchemaFindings.InvalidValue,
                "issuerRef.kind",
                $"'{kind}' must be Issuer or ClusterIssuer, unless `group` names an external issuer's API "
                    + $"group.{Suggestion.For(kind, ["Issuer", "ClusterIssuer"])}"
            );
    }

    static IEnumerable<(Rule, string, string)> Durations(CertificateRequest request)
    {
        if (request.IsGardeners)
            yield break;
        var duration =
            request.Duration is { } written && GoDuration.Nanoseconds(written) is { } span ? span : DefaultDuration;
        if (duration < Hour)
            yield return (CertificateDurations, "duration", $"'{request.Duration}' must be at least 1h");
        if (request.RenewBefore is not { } before || GoDuration.Nanoseconds(before) is not { } renewBefore)
            yield break;
        if (renewBefore < Hour / 12)
            yield return (CertificateDurations, "renewBefore", $"'{before}' must be at least 5m");
        // Of a duration that is too short itself, this would be a second finding for one mistake.
        if (renewBefore >= duration && duration >= Hour)
            yield return (
                CertificateDurations,
                "renewBefore",
                $"'{before}' must be less than `duration`, which is {request.Duration ?? "2160h"}"
            );
    }
}

/// <summary>
/// What a Certificate resource asks its controller for, in a config or by hand; what is not written is null.
/// </summary>
/// <param name="IsGardeners">Of cert.gardener.cloud; else of cert-manager.io.</param>
/// <param name="CommonName">Null where none is asked for.</param>
/// <param name="DnsNames">Those in addition to the common name.</param>
internal sealed record CertificateRequest(bool IsGardeners, string? CommonName, IReadOnlyList<string> DnsNames)
{
    /// <summary>IP addresses, URIs, e-mail addresses, a subject of its own, or a signing request of its own.</summary>
    public bool HasOtherNames { get; init; }

    /// <summary>As it is written: RSA, ECDSA or a word that the controller rejects.</summary>
    public string? Algorithm { get; init; }

    /// <summary>In bits.</summary>
    public long? KeySize { get; init; }

    /// <summary>ClusterIssuer, Issuer, or a kind of an external group; null for the controller's default.</summary>
    public string? IssuerKind { get; init; }

    /// <summary>API group of the issuer; null for the controller's own.</summary>
    public string? IssuerGroup { get; init; }

    /// <summary>As it is written, a Go duration.</summary>
    public string? Duration { get; init; }

    /// <summary>As it is written, a Go duration.</summary>
    public string? RenewBefore { get; init; }
}
