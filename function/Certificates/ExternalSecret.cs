namespace Kyma.Krm.Certificates;

/// <summary>external-secrets.io/v1 ExternalSecret, as far as we write it.</summary>
internal sealed record ExternalSecretSpec
{
    public required string RefreshInterval { get; init; }

    public required ExternalSecretStoreRef SecretStoreRef { get; init; }

    public required ExternalSecretTarget Target { get; init; }

    public required IReadOnlyList<ExternalSecretData> Data { get; init; }
}

internal sealed record ExternalSecretStoreRef(string Name, string Kind);

internal sealed record ExternalSecretTarget(string Name, string CreationPolicy, ExternalSecretTemplate Template);

internal sealed record ExternalSecretTemplate(string Type);

internal sealed record ExternalSecretData(string SecretKey, ExternalSecretRemoteRef RemoteRef);

internal sealed record ExternalSecretRemoteRef(string Key, string Property);
