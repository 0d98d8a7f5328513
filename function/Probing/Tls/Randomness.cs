using Org.BouncyCastle.Crypto.Prng;

namespace Kyma.Krm.Probing.Tls;

/// <summary>The operating system's unpredictable bytes, in the form that the TLS library takes them.</summary>
internal sealed class Randomness(Func<int, byte[]> bytes) : IRandomGenerator
{
    public void AddSeedMaterial(byte[] seed) { }

    public void AddSeedMaterial(ReadOnlySpan<byte> seed) { }

    public void AddSeedMaterial(long seed) { }

    public void NextBytes(byte[] bytes) => NextBytes(bytes.AsSpan());

    public void NextBytes(byte[] bytes, int start, int len) => NextBytes(bytes.AsSpan(start, len));

    public void NextBytes(Span<byte> target) => bytes(target.Length).CopyTo(target);
}
