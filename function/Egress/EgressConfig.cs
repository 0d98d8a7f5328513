using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Egress;

/// <summary><c>spec.egress</c>: how traffic leaves the cluster.</summary>
internal sealed class EgressConfig(Fields? f = null)
{
    public const string AllowAny = "ALLOW_ANY";

    /// <summary>The value of <c>outboundTrafficPolicy</c> that limits; Istio's Sidecar spells it the same.</summary>
    public const string RegistryOnly = "REGISTRY_ONLY";

    /// <summary>Null: metadata.namespace of the config, else kyma-system.</summary>
    public string? Namespace { get; init; } =
        f.Optional(
            Shapes.DnsLabel,
            "The namespace of everything rendered for egress. Default: metadata.namespace, else kyma-system."
        );

    public string OutboundTrafficPolicy { get; init; } =
        f.Default(
            Shapes.OneOf(AllowAny, RegistryOnly),
            AllowAny,
            "With REGISTRY_ONLY sidecars of the namespace block external hosts that are not registered "
                + "in it; Services of the cluster stay reachable."
        );

    public bool IsRegistryOnly => OutboundTrafficPolicy == RegistryOnly;

    /// <summary>Null: every namespace; with REGISTRY_ONLY its own.</summary>
    public IReadOnlyList<string>? ExportTo { get; init; } =
        f.Optional(
            () => Shapes.ListOf(ExportToShape, atLeast: 1),
            "The namespaces that see the services: '*' for all, '.' for their own, or names. Default: "
                + "'*', and '.' with REGISTRY_ONLY. With `via: EgressGateway` the gateway refuses all "
                + "others, unless it is '*'."
        );

    /// <summary>With REGISTRY_ONLY: other namespaces whose external services stay visible.</summary>
    public IReadOnlyList<string>? VisibleNamespaces { get; init; } =
        f.Optional(
            () => Shapes.ListOf(Shapes.DnsLabel.Like("partners"), atLeast: 1),
            "With REGISTRY_ONLY: other namespaces whose external services are visible as well, as far "
                + "as they are exported to this one."
        );

    public NetworkPolicyMode NetworkPolicies { get; init; } =
        f.Default(
            NetworkPoliciesShape.Instance,
            NetworkPolicyMode.None,
            "Render a NetworkPolicy that enforces it, with or without a sidecar: pods reach the "
                + "cluster and the addresses of these services. Strict: only DNS, the mesh's control plane, "
                + "the egress gateway and their own namespace."
        );

    public IReadOnlyList<EgressServiceConfig> Services { get; init; } =
        f.Optional(() => ServicesShape.Instance, "The external services.") ?? [];

    public static readonly ObjectShape<EgressConfig> Shape = new(
        "How traffic leaves the cluster. By default nothing is limited.",
        f => new EgressConfig(f)
    );

    static TextShape ExportToShape =>
        new()
        {
            ValidValues = "'*', '.' or a namespace",
            Example = "shop",
            Judge = text =>
                text is "*" or "." || Shapes.DnsLabel.Accepts(text)
                    ? null
                    : "is neither '*' nor '.' nor the name of a namespace",
        };
}

/// <summary>How far NetworkPolicies limit the pods of a namespace.</summary>
internal enum NetworkPolicyMode
{
    None,

    /// <summary>Everything in the cluster, and the addresses of the registered services.</summary>
    Cluster,

    /// <summary>DNS, the mesh's control plane, the egress gateway and the namespace itself.</summary>
    Strict,
}

/// <summary><c>true</c>, <c>false</c> or <c>Strict</c>.</summary>
internal sealed class NetworkPoliciesShape : Shape<NetworkPolicyMode>
{
    public static readonly NetworkPoliciesShape Instance = new();

    static readonly string[] Words = ["false", "true", nameof(NetworkPolicyMode.Strict)];

    public override NetworkPolicyMode Read(YamlValue value) =>
        value.Node switch
        {
            YamlScalar { Value: nameof(NetworkPolicyMode.Strict) } => NetworkPolicyMode.Strict,
            YamlScalar { IsBool: false } other when !Words.Contains(other.Value) || !other.IsLoose =>
                value.Fail<NetworkPolicyMode>(
                    SchemaFindings.InvalidValue,
                    $"{value.Quoted} must be one of: {string.Join(", ", Words)}"
                        + (Words.Contains(other.Value) ? ", without quotes" : $".{Suggestion.For(other.Value, Words)}")
                ),
            _ => value.ReadBool() == true ? NetworkPolicyMode.Cluster : NetworkPolicyMode.None,
        };

    public override JsonNode Write(NetworkPolicyMode value) =>
        value == NetworkPolicyMode.Strict
            ? JsonValue.Create(nameof(NetworkPolicyMode.Strict))
            : JsonValue.Create(value == NetworkPolicyMode.Cluster);

    public override JsonObject Describe() =>
        new()
        {
            ["anyOf"] = new JsonArray(
                new JsonObject { ["type"] = "boolean" },
                new JsonObject { ["type"] = "string", ["enum"] = new JsonArray(nameof(NetworkPolicyMode.Strict)) }
            ),
        };
}
