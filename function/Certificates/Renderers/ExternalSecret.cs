using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Certificates.Renderers;

/// <summary>external-secrets.io/v1 ExternalSecret, as far as we write it.</summary>
internal sealed class ExternalSecretSpec : JsonFields
{
    public string? RefreshInterval
    {
        get => Text();
        init => Put(value);
    }

    public ExternalSecretStoreRef? SecretStoreRef
    {
        get => Object<ExternalSecretStoreRef>();
        init => Put(value);
    }

    public ExternalSecretTarget? Target
    {
        get => Object<ExternalSecretTarget>();
        init => Put(value);
    }

    public IReadOnlyList<ExternalSecretData>? Data
    {
        get => List<ExternalSecretData>();
        init => Put(value);
    }
}

internal sealed class ExternalSecretStoreRef : JsonFields
{
    public string? Name
    {
        get => Text();
        init => Put(value);
    }

    public string? Kind
    {
        get => Text();
        init => Put(value);
    }
}

internal sealed class ExternalSecretTarget : JsonFields
{
    public string? Name
    {
        get => Text();
        init => Put(value);
    }

    public string? CreationPolicy
    {
        get => Text();
        init => Put(value);
    }

    public ExternalSecretTemplate? Template
    {
        get => Object<ExternalSecretTemplate>();
        init => Put(value);
    }
}

internal sealed class ExternalSecretTemplate : JsonFields
{
    public string? Type
    {
        get => Text();
        init => Put(value);
    }
}

internal sealed class ExternalSecretData : JsonFields
{
    public string? SecretKey
    {
        get => Text();
        init => Put(value);
    }

    public ExternalSecretRemoteRef? RemoteRef
    {
        get => Object<ExternalSecretRemoteRef>();
        init => Put(value);
    }
}

internal sealed class ExternalSecretRemoteRef : JsonFields
{
    public string? Key
    {
        get => Text();
        init => Put(value);
    }

    public string? Property
    {
        get => Text();
        init => Put(value);
    }
}
