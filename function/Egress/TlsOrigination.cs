namespace Kyma.Krm.Egress;

/// <summary>TLS that is originated for the application, at its sidecar or at the egress gateway.</summary>
internal sealed record TlsOrigination
{
    /// <summary><see cref="EgressTlsConfig.Simple"/> or <see cref="EgressTlsConfig.Mutual"/>.</summary>
    public required string Mode { get; init; }

    /// <summary>The Secret with the client certificate or the CA; null without.</summary>
    public string? CredentialName { get; init; }

    /// <summary>Null: the CA of the credential, else the system's.</summary>
    public string? CaCredentialName { get; init; }

    /// <summary>Null: Envoy takes the Host header.</summary>
    public string? Sni { get; init; }

    /// <summary>Empty: Envoy accepts the name it asked for.</summary>
    public IReadOnlyList<string> SubjectAltNames { get; init; } = [];

    /// <summary>The ports on which applications speak plainly.</summary>
    public required IReadOnlyList<int> Ports { get; init; }

    /// <summary>Who may read the credential; null where there is none, or where the egress gateway reads it.</summary>
    public CredentialHolders? Holders { get; init; }
}

/// <summary>The pods whose sidecars show the credential.</summary>
/// <param name="MatchLabels">Labels of the pods, all of them, in the config's namespace for egress.</param>
internal sealed record CredentialHolders(
    IReadOnlyDictionary<string, string> MatchLabels,
    IReadOnlyList<string> ServiceAccounts
);
