using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Istio.Model;

/// <summary>
/// Which keys of a Secret Istio reads (pilot/pkg/credentials/kube/secrets.go ExtractCertInfo, ExtractRoot).
/// The Secret's type does not matter, and an empty value counts as absent.
/// </summary>
/// <param name="Server">Null where there is no server certificate; <see cref="WhyNoServer"/> then says why.</param>
/// <param name="Ca">Null where there is no CA; <see cref="WhyNoCa"/> then says why.</param>
/// <param name="WhyNoServer">A clause whose subject is the data; null where there is a certificate with its
/// key.</param>
/// <param name="WhyNoCa">A clause whose subject is the data; null where there is a CA.</param>
internal sealed record IstioSecret(ServerKeys? Server, CaKeys? Ca, string? WhyNoServer, string? WhyNoCa)
{
    /// <summary>Istio reads a CA only under a name that ends like this (pilot/pkg/xds/sds.go).</summary>
    public const string CaSuffix = "-cacert";

    /// <summary>May come before the name of a Secret, and means the same as the name alone.</summary>
    public const string Scheme = "kubernetes://";

    /// <summary>What leads to a ConfigMap with a CA instead of a Secret.</summary>
    public const string ConfigMapScheme = "configmap://";

    /// <summary>Where <c>namespace/name</c>, or a name alone, is looked for.</summary>
    /// <param name="name">Without a scheme.</param>
    /// <param name="namespace">Of the proxy, for a name alone.</param>
    public static (string Namespace, string Name) Located(string name, string @namespace)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (@namespace, name) : (name[..slash], name[(slash + 1)..]);
    }

    /// <summary>The name as <c>credentialName</c> is mostly written; another scheme stays.</summary>
    public static string WithoutScheme(string name) =>
        name.StartsWith(Scheme, StringComparison.Ordinal) ? name[Scheme.Length..] : name;

    /// <summary>
    /// Looks for the keys in Istio's order; <c>cert</c> and <c>cacert</c> come before <c>tls.crt</c> and <c>ca.crt</c>.
    /// </summary>
    public static IstioSecret Read(IReadOnlyDictionary<string, byte[]> data)
    {
        ServerKeys? server =
            HasValues(data, "cert", "key") ? new ServerKeys("cert", "key", null, Existing(data, "crl"))
            : HasValues(data, "tls.crt", "tls.key")
                ? new ServerKeys("tls.crt", "tls.key", Existing(data, "tls.ocsp-staple"), Existing(data, "ca.crl"))
            : null;
        CaKeys? ca =
            HasValues(data, "cacert") ? CaOf(data, "cacert", "crl", "ca.crl")
            : HasValues(data, "ca.crt") ? CaOf(data, "ca.crt", "ca.crl", "crl")
            : null;
        return new IstioSecret(
            server,
            ca,
            server is null ? WhyNot(data, ["tls.crt", "tls.key"], ["cert", "key"]) : null,
            ca is null ? WhyNot(data, ["ca.crt"], ["cacert"]) : null
        );
    }

    /// <summary>
    /// The Secret that holds the clients' CA: with the suffix where that exists, and then without falling back.
    /// </summary>
    public static string CaSecretName(string credentialName, Func<string, bool> exists) =>
        exists($"{credentialName}{CaSuffix}") ? $"{credentialName}{CaSuffix}" : credentialName;

    static string WhyNot(IReadOnlyDictionary<string, byte[]> data, string[] keys, string[] otherKeys)
    {
        var empty = keys.Concat(otherKeys)
            .Where(key => data.TryGetValue(key, out var value) && value.Length == 0)
            .ToArray();
        if (empty.Length > 0)
            return $"{string.Join(" and ", empty.Select(key => $"'{key}'"))} must not be empty";
        var found = data.Count == 0 ? "no keys" : ShortList.Of(data.Keys.Order(StringComparer.Ordinal).ToArray());
        return $"must have {string.Join(" and ", keys.Select(key => $"'{key}'"))} (or "
            + $"{string.Join(" and ", otherKeys.Select(key => $"'{key}'"))}), found {found}";
    }

    static bool HasValues(IReadOnlyDictionary<string, byte[]> data, params string[] keys) =>
        Array.TrueForAll(keys, key => data.TryGetValue(key, out var value) && value.Length > 0);

    /// <summary>What to say of a revocation list that Istio ignores.</summary>
    public static string WhyIgnored(string crl, CaKeys ca) =>
        $"is ignored next to '{ca.Certificate}', so revoked certificates are accepted: rename the key to "
        + $"'{(crl == "crl" ? "ca.crl" : "crl")}'";

    static CaKeys CaOf(IReadOnlyDictionary<string, byte[]> data, string certificate, string crl, string otherCrl) =>
        new(certificate, Existing(data, crl))
        {
            IgnoredCrl = HasValues(data, otherCrl) && !HasValues(data, crl) ? otherCrl : null,
        };

    static string? Existing(IReadOnlyDictionary<string, byte[]> data, string key) => data.ContainsKey(key) ? key : null;
}

/// <summary>The keys of a Secret's data under which a server certificate lies.</summary>
/// <param name="Certificate">The key with the certificate and its chain: <c>cert</c> or <c>tls.crt</c>.</param>
/// <param name="PrivateKey">The key with the private key: <c>key</c> or <c>tls.key</c>.</param>
/// <param name="OcspStaple">The key with the OCSP response; null where there is none.</param>
internal sealed record ServerKeys(string Certificate, string PrivateKey, string? OcspStaple, string? Crl);

/// <summary>The keys of a Secret's data under which a CA lies.</summary>
/// <param name="Certificate">The key with the CAs: <c>cacert</c> or <c>ca.crt</c>.</param>
/// <param name="Crl">The key with the revocation lists; null where there is none.</param>
internal sealed record CaKeys(string Certificate, string? Crl)
{
    /// <summary>
    /// A revocation list under the key that belongs to the other form of CA, where the right one has none.
    /// </summary>
    public string? IgnoredCrl { get; init; }
}
