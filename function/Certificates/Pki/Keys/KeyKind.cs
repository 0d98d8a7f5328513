namespace Kyma.Krm.Certificates.Pki.Keys;

/// <summary>What a key is, for people and for the rules.</summary>
/// <param name="Algorithm">What it computes with.</param>
/// <param name="Size">In bits; 0 where the algorithm has only one size or is none that we know.</param>
/// <param name="Name">For people: <c>RSA 2048</c>, <c>ECDSA P-256</c>.</param>
internal sealed record KeyKind(KeyAlgorithm Algorithm, int Size, string Name)
{
    public override string ToString() => Name;
}

/// <summary>What a key computes with; RSA-PSS is an algorithm of its own in certificates (RFC 4055).</summary>
internal enum KeyAlgorithm
{
    /// <summary>For any use, with PKCS #1 v1.5 and PSS signatures.</summary>
    Rsa,
    RsaPss,

    /// <summary>On any curve; which one is the <see cref="PublicKey.Curve"/>.</summary>
    Ecdsa,
    Ed25519,
    Other,
}
