using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;

namespace Kyma.Krm.Explaining.Inspecting;

/// <summary>A file given to <c>inspect</c>, and what is in it.</summary>
internal sealed class InspectedFile
{
    public InspectedFile(PemSource source)
    {
        Source = source;
        Pem = PemFile.Read(source.Bytes);
        HasKey = Pem.Blocks.Any(block => block.IsPrivateKey || block.IsOpenSshKey || block.IsPublicKey);
        HasCertificates = Pem.Blocks.Any(block => block.IsCertificate);
        HasLists = Pem.Blocks.Any(block => block.IsRevocationList);
        Key = HasKey ? PrivateKeyFile.Read(Name, Pem).Key : null;
        Certificates = HasCertificates ? CertificateFile.Authorities(Name, Pem).Certificates : [];
    }

    public PemSource Source { get; }

    public PemFile Pem { get; }

    public string Name => Source.Field;

    public bool HasKey { get; }

    public bool HasCertificates { get; }

    public bool HasLists { get; }

    /// <summary>Nothing in it can be told, so it may be whatever is missing.</summary>
    public bool IsUnreadable => !HasKey && !HasCertificates && !HasLists;

    /// <summary>Certificates of CAs and no others.</summary>
    public bool IsOfCas =>
        Certificates.Count > 0
        && Certificates.Count == Pem.Blocks.Count(block => block.IsCertificate)
        && Certificates.All(certificate => certificate.IsCa);

    PrivateKey? Key { get; }

    public IReadOnlyList<Certificate> Certificates { get; }

    /// <summary>Whether the other file's key belongs to a certificate in this one.</summary>
    public bool HasCertificateFor(InspectedFile other) =>
        other.Key is { Public.IsComparable: true } key
        && Certificates.Any(certificate => certificate.PublicKey.IsSameAs(key.Public));
}
