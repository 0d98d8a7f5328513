namespace Kyma.Krm.Importing;

/// <summary>The kinds that are read.</summary>
internal static class ImportedKinds
{
    public const string Istio = "networking.istio.io";
    public const string Gardener = "cert.gardener.cloud";
    public const string CertManager = "cert-manager.io";
    public const string ExternalSecrets = "external-secrets.io";
    public const string Dns = "dns.gardener.cloud";
    public const string Kyma = "gateway.kyma-project.io";

    static readonly HashSet<(string Group, string Kind)> Wanted =
    [
        (Istio, "Gateway"),
        (Istio, "ServiceEntry"),
        (Istio, "DestinationRule"),
        (Istio, "VirtualService"),
        (Istio, "Sidecar"),
        (Gardener, "Certificate"),
        (CertManager, "Certificate"),
        (Dns, "DNSEntry"),
        (Kyma, "APIRule"),
        (Kyma, "RateLimit"),
    ];

    /// <summary>Belongs to what is rendered at times, and else to somebody else.</summary>
    static readonly HashSet<(string Group, string Kind)> Companions =
    [
        (ExternalSecrets, "ExternalSecret"),
        ("rbac.authorization.k8s.io", "Role"),
        ("rbac.authorization.k8s.io", "RoleBinding"),
        ("networking.k8s.io", "NetworkPolicy"),
        ("security.istio.io", "AuthorizationPolicy"),
    ];

    /// <summary>Somebody who imports expects to hear of it.</summary>
    public static bool IsWanted(Krm.ResourceId id) => Wanted.Contains((id.Group, id.Kind));

    public static bool IsRead(Krm.ResourceId id) => IsWanted(id) || Companions.Contains((id.Group, id.Kind));
}
