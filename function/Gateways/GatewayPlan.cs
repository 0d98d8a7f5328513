namespace Kyma.Krm.Gateways;

/// <summary>The Gateway that will exist.</summary>
internal sealed record GatewayPlan
{
    public required string Name { get; init; }

    public required string Namespace { get; init; }

    public required IReadOnlyDictionary<string, string> Selector { get; init; }

    /// <summary>At least one; the same on both ports.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>Where they are written: as they are, or as the domain.</summary>
    public required string HostsField { get; init; }

    public required bool HttpsRedirect { get; init; }

    public required string TlsMode { get; init; }

    public required string MinProtocolVersion { get; init; }

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
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();

    public required string ApiVersion { get; init; }

    /// <summary>How APIRules and VirtualServices refer to it.</summary>
    public string Reference => $"{Namespace}/{Name}";
}

/// <summary>The CA of client certificates.</summary>
/// <param name="SecretName">Its Secret, in <paramref name="Namespace"/>, that of the gateway pods.</param>
/// <param name="IsNamed">Istio is told the Secret's name; before 1.28 it looked for the server credential's name with
/// -cacert.</param>
/// <param name="Pem">Null where the Secret is not ours to render.</param>
internal sealed record ClientCaPlan(string SecretName, string Namespace, bool IsNamed, string? Pem);
