namespace Kyma.Krm.Certificates.Pki.Issuing;

/// <summary>
/// local.kyma.dev points to 127.0.0.1, and Kyma publishes a certificate for it together with its key.
/// Ours is no less public: it derives from what stands here. Whoever trusts its CA trusts everyone.
/// </summary>
internal static class LocalDomain
{
    /// <summary>The domain itself.</summary>
    public const string Name = "local.kyma.dev";

    public static ReadOnlyMemory<byte> PublishedSeed { get; } =
        "kyma-krm: the published seed of local.kyma.dev, no secret"u8.ToArray();

    public static readonly DateTimeOffset NotBefore = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Ten years, as Kyma's own certificate for it.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromHours(87600);
}
