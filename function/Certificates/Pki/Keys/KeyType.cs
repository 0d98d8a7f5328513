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
