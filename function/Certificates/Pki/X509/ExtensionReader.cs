using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace Kyma.Krm.Certificates.Pki.X509;

/// <summary>An extension as it stands in a certificate or revocation list; its content may be anything.</summary>
internal sealed record RawExtension(DerObjectIdentifier Type, bool IsCritical, byte[] Value)
{
    /// <summary>
    /// X509Extensions refuses a list with one twice, and with it the whole certificate, which Envoy loads.
    /// </summary>
    public static IReadOnlyList<RawExtension> AllOf(Asn1Encodable? sequence) =>
        sequence is null
            ? []
            : Asn1Sequence.GetInstance(sequence).Select(Asn1Sequence.GetInstance).Select(Of).ToArray();

    static RawExtension Of(Asn1Sequence parts) =>
        parts.Count switch
        {
            2 => new(
                DerObjectIdentifier.GetInstance(parts[0]),
                false,
                Asn1OctetString.GetInstance(parts[1]).GetOctets()
            ),
            3 => new(
                DerObjectIdentifier.GetInstance(parts[0]),
                DerBoolean.GetInstance(parts[1]).IsTrue,
                Asn1OctetString.GetInstance(parts[2]).GetOctets()
            ),
            _ => throw new InvalidDataException(),
        };
}

/// <summary>Reads extensions one by one, and notes those that cannot be read instead of giving up.</summary>
internal sealed class ExtensionReader
{
    /// <summary>Names for the ones that clients look into; a fault in any other does not hinder them.</summary>
    static readonly Dictionary<DerObjectIdentifier, string> Names = new()
    {
        [X509Extensions.BasicConstraints] = "basicConstraints",
        [X509Extensions.KeyUsage] = "keyUsage",
        [X509Extensions.ExtendedKeyUsage] = "extendedKeyUsage",
        [X509Extensions.SubjectAlternativeName] = "subjectAltName",
        [X509Extensions.SubjectKeyIdentifier] = "subjectKeyIdentifier",
        [X509Extensions.AuthorityKeyIdentifier] = "authorityKeyIdentifier",
        [X509Extensions.NameConstraints] = "nameConstraints",
        [X509Extensions.CrlDistributionPoints] = "crlDistributionPoints",
        [X509Extensions.IssuingDistributionPoint] = "issuingDistributionPoint",
    };

    readonly Dictionary<DerObjectIdentifier, byte[]> _values = [];

    public ExtensionReader(IReadOnlyList<RawExtension> extensions)
    {
        foreach (var extension in extensions)
        {
            if (!_values.TryAdd(extension.Type, extension.Value) && Malformed.Count < Names.Count)
                Malformed.Add($"{Names.GetValueOrDefault(extension.Type, extension.Type.Id)} is listed twice");
        }

        Read(X509Extensions.CrlDistributionPoints, CrlDistPoint.GetInstance);
    }

    public List<string> Malformed { get; } = [];

    public T? Read<T>(DerObjectIdentifier type, Func<Asn1Object, T> read)
        where T : class
    {
        if (!_values.TryGetValue(type, out var bytes))
            return null;
        var value = Der.ReadWhole(bytes, read);
        if (value is null && Names.TryGetValue(type, out var name))
            Malformed.Add($"{name} is not well formed");
        return value;
    }
}
