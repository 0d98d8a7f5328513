using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Gateways;

/// <summary>The Gateway that will exist.</summary>
internal sealed record GatewayPlan
{
    /// <summary>Its metadata.name.</summary>
    public required string Name { get; init; }

    /// <summary>Its metadata.namespace, which may differ from that of its pods.</summary>
    public required string Namespace { get; init; }

    /// <summary>Labels that the gateway pods have, all of them.</summary>
    public required IReadOnlyDictionary<string, string> Selector { get; init; }

    /// <summary>At least one; the same on both ports.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>Where they are written: as they are, or as the domain.</summary>
    public required string HostsField { get; init; }

    /// <summary>Whether port 80 answers with a redirect; false where the Gateway has no port 80.</summary>
    public required bool HttpsRedirect { get; init; }

    /// <summary>One of the constants of <see cref="Gateways.TlsMode"/>.</summary>
    public required string TlsMode { get; init; }

    /// <summary>TLSV1_2 or TLSV1_3.</summary>
    public required string MinProtocolVersion { get; init; }

    /// <summary>TLSV1_2 or TLSV1_3; null for Envoy's own, which is TLS 1.3.</summary>
    public string? MaxProtocolVersion { get; init; }

    /// <summary>Empty where only TLS 1.3 is spoken, or where Envoy's own list shall count.</summary>
    public required IReadOnlyList<string> CipherSuites { get; init; }

    /// <summary>Null: Envoy's own.</summary>
    public IReadOnlyList<string>? EcdhCurves { get; init; }

    /// <summary>The Secret with the server certificate.</summary>
    public required string CredentialName { get; init; }

    /// <summary>Null without client certificates.</summary>
    public ClientCaPlan? ClientCa { get; init; }

    /// <summary>For DNS controllers; empty where none are wanted.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = ObjectMeta.NoAnnotations;

    public required string ApiVersion { get; init; }

    /// <summary>How APIRules and VirtualServices refer to it.</summary>
    public string Reference => $"{Namespace}/{Name}";
}

/// <summary>The CA of client certificates.</summary>
/// <param name="SecretName">Its Secret, in <paramref name="Namespace"/>, that of the gateway pods.</param>
/// <param name="Namespace">That of the gateway pods.</param>
/// <param name="IsNamed">Istio is told the Secret's name; before 1.28 it looked for the server credential's name with
/// -cacert.</param>
/// <param name="Pem">Null where the Secret is not ours to render.</param>
internal sealed record ClientCaPlan(string SecretName, string Namespace, bool IsNamed, string? Pem);
