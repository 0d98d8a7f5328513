using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>
/// What can be wrong with the CA that client certificates are verified against, and with its revocation list.
/// </summary>
internal static class CaFindings
{
    static readonly RuleSource Known = new("Envoy, source/common/tls/cert_validator/default_validator.cc");

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Known.Rules;

    public static readonly Rule ClientCaNotACa = Known.Error(
        "A certificate among the client CAs that is not that of a CA.",
        "Envoy loads it, then refuses every client certificate: unable to get local issuer certificate.",
        "Put the certificate of the CA there that issued the clients' certificates."
    );

    public static readonly Rule ClientCaCannotSign = Known.Error(
        "A client CA whose key usage lacks keyCertSign.",
        "Envoy loads it, then refuses every client certificate that it issued.",
        "Have the CA's certificate reissued with keyUsage keyCertSign, cRLSign."
    );

    public static readonly Rule ClientCaNotForClients = Known.Error(
        "A client CA whose extended key usage lacks client authentication.",
        "Envoy loads it, then refuses every client certificate that it issued: unsupported certificate purpose.",
        "Use a CA without extended key usage, or with clientAuth among it."
    );

    public static readonly Rule CrlNotParseable = Known.Error(
        "An X509 CRL block without a revocation list.",
        "Envoy says 'Failed to load CRL' and does not take the update.",
        "Copy it once more; openssl crl -in FILE -text must be able to print it."
    );

    public static readonly Rule CrlMissing = Known.Error(
        "No revocation list among the PEM blocks.",
        "Envoy says 'Failed to load CRL' and does not take the update.",
        "Put the list (X509 CRL) there, or remove the key from the Secret."
    );

    public static readonly Rule CrlMissingForCa = Known.Error(
        "A client CA without a revocation list, while others have one.",
        "Where there is any list, Envoy wants one for every CA in a client's chain: unable to get "
            + "certificate CRL, and no client gets in.",
        "Append the CA's list, or remove all lists."
    );

    public static readonly Rule ClientCaCannotSignCrl = Known.Error(
        "A client CA whose key usage lacks cRLSign, with a revocation list.",
        "Envoy refuses its list and with it every client: key usage does not include CRL signing.",
        "Have the CA's certificate reissued with keyUsage keyCertSign, cRLSign."
    );

    public static readonly Rule CrlOfAnotherCa = Known.Warning(
        "A revocation list that none of the client CAs issued.",
        "It has no effect.",
        "Remove it, or add its CA."
    );

    public static readonly Rule CrlOutdatedAsOf = Known.Error(
        "A revocation list that is outdated at the time of `certificate.asOf`.",
        "Envoy refuses every client of that CA: CRL has expired.",
        "Put the CA's current list there."
    );

    public static readonly Rule CrlOutdated = Known.Warning(
        "A revocation list that is outdated.",
        "Envoy refuses every client of that CA: CRL has expired.",
        "Put the CA's current list there."
    );

    public static readonly Rule ClientCaWeakKey = Known.Warning(
        "A client CA with an RSA key of less than 2048 bits.",
        "Envoy accepts it, and anyone who factors the key can issue client certificates that the gateway accepts.",
        "Use a CA with RSA 2048 or larger, or ECDSA P-256."
    );

    public static readonly Rule CrlSignatureMismatch = Known.Error(
        "A revocation list that the client CA of its name did not sign.",
        "Envoy refuses every client of that CA: CRL signature failure.",
        "Put the list there that the CA issued with the key of this certificate."
    );

    public static readonly Rule CrlUnknownCritical = Known.Error(
        "A revocation list with a critical extension that Envoy does not know, such as that of a delta list.",
        "Envoy refuses every client of that CA: unhandled critical CRL extension.",
        "Put a complete list there, without such an extension.",
        name: "crl-unknown-critical-extension"
    );

    public static readonly Rule CrlScope = Known.Error(
        "A revocation list for a part of its CA's certificates.",
        "Envoy refuses every client of that CA: different CRL scope.",
        "Put a list there that is for all certificates of the CA, without an issuing distribution point."
    );

    public static readonly Rule CrlNotYetValidAsOf = Known.Error(
        "A revocation list that is not valid yet at the time of `certificate.asOf`.",
        "Envoy refuses every client of that CA: CRL is not yet valid.",
        "Put the CA's current list there."
    );

    public static readonly Rule CrlNotYetValid = Known.Warning(
        "A revocation list that is not valid yet.",
        "Envoy refuses every client of that CA: CRL is not yet valid.",
        "Put the CA's current list there."
    );
}
