using System.Text.Json.Nodes;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Egress;

/// <summary>
/// A list of services. In a ConfigMap, <c>egress.hosts</c> stands for it: HTTPS hosts, separated by commas.
/// </summary>
internal sealed class ServicesShape : Shape<IReadOnlyList<EgressServiceConfig>>
{
    public static readonly ServicesShape Instance = new();

    readonly ListShape<EgressServiceConfig> _list = Shapes.ListOf(EgressServiceConfig.Shape);

    public override IReadOnlyList<EgressServiceConfig> Read(YamlValue value)
    {
        if (value.Node is not YamlScalar { IsLoose: true })
            return _list.Read(value);
        return
        [
            .. Shapes.ListOf(Shapes.ServiceHost).Read(value).Select(host => new EgressServiceConfig { Hosts = [host] }),
        ];
    }

    public override string WhatToWrite(string field, bool isRequired) => _list.WhatToWrite(field, isRequired);

    public override JsonObject Describe() => _list.Describe();
}
