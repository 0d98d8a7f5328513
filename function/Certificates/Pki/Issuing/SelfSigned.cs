using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.Pem;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace Kyma.Krm.Certificates.Pki.Issuing;

/// <summary>
/// A small CA and one leaf under it, both a function of the request. Two certificates rather than one: clients built on
/// BoringSSL (Envoy, gRPC, Chromium) refuse to trust a leaf that signed itself, and a CA limited to one domain can do
/// little harm.
/// </summary>
internal static class SelfSigned
{
    /// <summary>Makes keys and certificates; both signatures are verified before they are returned.</summary>
    public static SelfSignedResult Issue(SelfSignedRequest request)
    {
        var ca = CaOf(request);
        var leaf = KeyPair.Derive(
            request.KeyType,
            Derivation.KeySeed(request.Seed, "leaf", request.KeyType, request.Domain, request.Generation)
        );
        var validity = new Validity(new Time(request.NotBefore.UtcDateTime), new Time(request.NotAfter.UtcDateTime));
        var caName = CaName(request.Domain, ca.Pair);

        var caDer = new CertificateTemplate(
            caName,
            caName,
            validity,
            ca.Pair.PublicKey,
            CaExtensions(request.Domain, ca.Pair)
        ).Sign(ca);
        var leafDer = new CertificateTemplate(
            LeafName(request.Names),
            caName,
            validity,
            leaf.PublicKey,
            LeafExtensions(request, leaf, ca.Pair)
        ).Sign(ca);

        return new SelfSignedResult(
            PemWriter.Write("CERTIFICATE", caDer),
            PemWriter.Write("CERTIFICATE", leafDer),
            leaf.ToPem(request.KeyEncoding),
            request.NotAfter
        );
    }

    public static CaKey CaOf(SelfSignedRequest request) =>
        new(Derivation.KeySeed(request.Seed, "ca", KeyType.EcdsaP256, request.Domain, request.Generation));

    /// <summary>
    /// The key id makes the CAs of two generations two names: a client holding both must not confuse them.
    /// </summary>
    static X509Name CaName(string domain, KeyPair ca)
    {
        var id = Convert.ToHexStringLower(ca.KeyId.AsSpan(0, 4));
        return Name($"kyma-krm CA {id} for {domain}", $"kyma-krm CA {id}");
    }

    static X509Name LeafName(IReadOnlyList<string> names) => Name(names[0], null);

    /// <summary>
    /// X.520 ends a common name at 64 characters (ub-common-name); the organization keeps the subject from being empty.
    /// </summary>
    static X509Name Name(string commonName, string? otherwise) =>
        (commonName.Length <= 64 ? commonName : otherwise) is { } cn
            ? new X509Name([X509Name.O, X509Name.CN], ["kyma-krm", cn])
            : new X509Name([X509Name.O], ["kyma-krm"]);

    static X509Extensions CaExtensions(string domain, KeyPair ca)
    {
        var extensions = new X509ExtensionsGenerator();
        extensions.AddExtension(X509Extensions.BasicConstraints, true, new BasicConstraints(0));
        extensions.AddExtension(X509Extensions.KeyUsage, true, new KeyUsage(KeyUsage.KeyCertSign | KeyUsage.CrlSign));
        extensions.AddExtension(
            X509Extensions.ExtendedKeyUsage,
            false,
            new ExtendedKeyUsage(KeyPurposeID.id_kp_serverAuth)
        );
        extensions.AddExtension(X509Extensions.NameConstraints, true, OnlyBelow(domain));
        extensions.AddExtension(X509Extensions.SubjectKeyIdentifier, false, new SubjectKeyIdentifier(ca.KeyId));
        return extensions.Generate();
    }

    /// <summary>
    /// The domain without a leading dot, which would leave out the domain itself; and no IP address at all.
    /// </summary>
    static NameConstraints OnlyBelow(string domain) =>
        new(
            new GeneralSubtrees([new GeneralSubtree(new GeneralName(GeneralName.DnsName, domain))]),
            new GeneralSubtrees([AllAddresses(4), AllAddresses(16)])
        );

    /// <summary>An address and a mask, all zero.</summary>
    static GeneralSubtree AllAddresses(int length) =>
        new(new GeneralName(GeneralName.IPAddress, new DerOctetString(new byte[2 * length])));

    static X509Extensions LeafExtensions(SelfSignedRequest request, KeyPair leaf, KeyPair ca)
    {
        // Key encipherment is RSA key exchange; an ECDSA key cannot encipher.
        var usage =
            request.KeyType == KeyType.EcdsaP256
                ? KeyUsage.DigitalSignature
                : KeyUsage.DigitalSignature | KeyUsage.KeyEncipherment;
        var extensions = new X509ExtensionsGenerator();
        extensions.AddExtension(X509Extensions.BasicConstraints, true, new BasicConstraints(false));
        extensions.AddExtension(X509Extensions.KeyUsage, true, new KeyUsage(usage));
        extensions.AddExtension(
            X509Extensions.ExtendedKeyUsage,
            false,
            new ExtendedKeyUsage(KeyPurposeID.id_kp_serverAuth)
        );
        extensions.AddExtension(
            X509Extensions.SubjectAlternativeName,
            false,
            new GeneralNames(request.Names.Select(name => new GeneralName(GeneralName.DnsName, name)).ToArray())
        );
        extensions.AddExtension(X509Extensions.SubjectKeyIdentifier, false, new SubjectKeyIdentifier(leaf.KeyId));
        extensions.AddExtension(X509Extensions.AuthorityKeyIdentifier, false, new AuthorityKeyIdentifier(ca.KeyId));
        return extensions.Generate();
    }
}
