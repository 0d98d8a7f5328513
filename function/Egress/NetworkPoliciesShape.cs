using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Egress;

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
