namespace Kyma.Krm.Kubernetes;

/// <summary>A resource whose content lies under <c>spec</c>. Declared in the order in which it is written.</summary>
internal sealed record KubeObject<TSpec>(string ApiVersion, string Kind, ObjectMeta Metadata, TSpec Spec);

/// <summary>The metadata that we write; null members are left out.</summary>
internal sealed record ObjectMeta(string Name, string? Namespace)
{
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public IReadOnlyDictionary<string, string>? Annotations { get; init; }
}
