using System.Text.Json.Nodes;
using Kyma.Krm.Config;
using Kyma.Krm.Krm;

namespace Kyma.Krm.Importing;

/// <summary>A config that is being made.</summary>
/// <param name="Owner">The config that its resources say they were rendered from, or null.</param>
internal sealed record Draft(string Name, JsonObject Spec, string? Owner)
{
    /// <summary>Some rendered resource bears the config's name, so another name would render another one.</summary>
    public bool NameIsBound { get; init; }

    /// <summary>namespace/name of the Gateway that it renders, or null.</summary>
    public string? Gateway { get; init; }

    public bool HasEgress => Spec.ContainsKey("egress");

    /// <summary>The config as a whole.</summary>
    public JsonObject Document =>
        new()
        {
            ["apiVersion"] = KymaTraffic.ApiVersion,
            ["kind"] = KymaTraffic.Kind,
            ["metadata"] = new JsonObject
            {
                ["name"] = Name,
                ["annotations"] = new JsonObject { [Krm.Annotations.LocalConfig] = "true" },
            },
            ["spec"] = SchemaOrder.Of(Spec),
        };

    public Draft Without(string field)
    {
        var spec = Spec.DeepClone().AsObject();
        spec.Remove(field);
        return this with { Spec = spec };
    }

    public Draft With(string field, JsonNode? value)
    {
        var spec = Spec.DeepClone().AsObject();
        spec[field] = value;
        return this with { Spec = spec };
    }
}
