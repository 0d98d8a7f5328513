namespace Kyma.Krm.Certificates.Pki;

/// <summary>Whether bytes are good enough to derive keys from; nobody can see entropy, but the want of it often shows.</summary>
internal static class SeedRules
{
    /// <summary>256 bits: as strong as the strongest key derived from it.</summary>
    public const int MinimumLength = 32;

    /// <summary>What is wrong with a seed and how to mend it, or null. Never quotes the seed.</summary>
    public static string? Judge(ReadOnlySpan<byte> seed) =>
        seed.Length < MinimumLength ? $"has {seed.Length} bytes, and a seed must have at least {MinimumLength} random ones" : null;
}
