namespace Kyma.Krm.Certificates.Pki.Keys;

/// <summary>What a key is, for people and for the rules.</summary>
/// <param name="Size">In bits; 0 where the algorithm has only one size or is none that we know.</param>
internal sealed record KeyKind(KeyAlgorithm Algorithm, int Size, string Name)
{
    public override string ToString() => Name;
}

/// <summary>What a key computes with; RSA-PSS is an algorithm of its own in certificates (RFC 4055).</summary>
internal enum KeyAlgorithm
{
    Rsa,
    RsaPss,
    Ecdsa,
    Ed25519,
    Other,
}
