using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;

namespace Kyma.Krm.Certificates.Pki.Keys;

/// <summary>One of the NIST curves, under the name NIST gives it.</summary>
internal sealed record Curve(string Name, DerObjectIdentifier Oid)
{
    public static readonly Curve P256 = new("P-256", SecObjectIdentifiers.SecP256r1);

    static readonly Curve[] All =
    [
        new("P-224", SecObjectIdentifiers.SecP224r1),
        P256,
        new("P-384", SecObjectIdentifiers.SecP384r1),
        new("P-521", SecObjectIdentifiers.SecP521r1),
    ];

    readonly Lazy<ECDomainParameters> _domain = new(() => new ECDomainParameters(CustomNamedCurves.GetByOid(Oid)));

    /// <summary>BouncyCastle's parameters, made when they are first asked for.</summary>
    public ECDomainParameters Domain => _domain.Value;

    public static Curve? Named(string name) => Array.Find(All, curve => curve.Name == name);

    public static Curve? With(DerObjectIdentifier oid) => Array.Find(All, curve => curve.Oid.Equals(oid));

    public int Bits => Domain.N.BitLength;

    /// <summary>x and y of an encoded point that lies on the curve.</summary>
    public BigInteger[] Coordinates(byte[] encoded)
    {
        var point = Domain.Curve.DecodePoint(encoded).Normalize();
        return [point.AffineXCoord.ToBigInteger(), point.AffineYCoord.ToBigInteger()];
    }

    /// <summary>The public point of a private key, uncompressed.</summary>
    public byte[] PublicPoint(BigInteger d) => Domain.G.Multiply(d).Normalize().GetEncoded(false);
}
