namespace Kyma.Krm.Certificates.Pki.Keys;

/// <summary>The keys that every client of an Envoy gateway can work with.</summary>
internal enum KeyType
{
    Rsa2048,
    Rsa3072,
    Rsa4096,

    /// <summary>Needs a cipher suite with ECDSA in its name, or TLS 1.3.</summary>
    EcdsaP256,
}

/// <summary>From and to the words of a config.</summary>
internal static class KeyTypes
{
    /// <summary>
    /// The key type for a configuration's <c>algorithm</c> and <c>size</c>, or null where there is none.
    /// </summary>
    public static KeyType? Find(string algorithm, int size) =>
        (algorithm, size) switch
        {
            ("RSA", 2048) => KeyType.Rsa2048,
            ("RSA", 3072) => KeyType.Rsa3072,
            ("RSA", 4096) => KeyType.Rsa4096,
            ("ECDSA", 256) => KeyType.EcdsaP256,
            _ => null,
        };

    public static string Algorithm(this KeyType type) => type == KeyType.EcdsaP256 ? "ECDSA" : "RSA";

    public static int Size(this KeyType type) =>
        type switch
        {
            KeyType.Rsa2048 => 2048,
            KeyType.Rsa3072 => 3072,
            KeyType.Rsa4096 => 4096,
            _ => 256,
        };
}

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

/// <summary>
/// How a private key is written: PKCS8 (<c>PRIVATE KEY</c>), or PKCS1 (<c>RSA PRIVATE KEY</c>, and <c>EC PRIVATE
/// KEY</c> for ECDSA).
/// </summary>
internal enum KeyEncoding
{
    Pkcs8,
    Pkcs1,
}
