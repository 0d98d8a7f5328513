using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.ApiRules;

/// <summary>A Kubernetes Service and its port.</summary>
internal sealed record ApiServiceConfig(string Name, string? Namespace, int Port)
{
    public static readonly Shape<ApiServiceConfig> Shape = new ObjectShape<ApiServiceConfig>(
        "A Kubernetes Service and its port.",
        f => new ApiServiceConfig(
            f.Required("name", Shapes.DnsLabel, "The Service's name."),
            f.Optional("namespace", Shapes.DnsLabel, "The Service's namespace. Default: the APIRule's."),
            f.Required("port", Shapes.Port, "The Service's port.")
        )
    );
}
