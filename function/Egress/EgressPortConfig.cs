using System.Text.Json.Nodes;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Egress;

/// <summary>A port of an external service.</summary>
/// <param name="Protocol">Null: that of the preset.</param>
internal sealed record EgressPortConfig(int Number, string? Protocol, string? Name, int? TargetPort)
{
    public static readonly ObjectShape<EgressPortConfig> Shape = new(
        "A port.",
        f => new EgressPortConfig(
            f.Required("number", Shapes.Port, "The port that applications use."),
            f.Optional(
                "protocol",
                Shapes.OneOf(PortProtocol.All.ToArray()),
                "What is spoken on it; required without `preset`. TLS and HTTPS are the same to Istio: passed through, "
                    + "routed by SNI."
            ),
            f.Optional(
                "name",
                Shapes.DnsLabel,
                "Default: the protocol in lower case, with the number where that is not unique."
            ),
            f.OptionalValue("targetPort", Shapes.Port, "The port of the service itself. Default: number.")
        )
    )
    {
        Example = () => new JsonObject { ["number"] = 8080, ["protocol"] = PortProtocol.Http },
    };
}

/// <summary>Istio's protocols that a config may have; <see cref="Protocols"/> knows what Envoy reads in them.</summary>
internal static class PortProtocol
{
    public const string Http = "HTTP";
    public const string Tls = "TLS";
    public const string Tcp = "TCP";

    public static readonly IReadOnlyList<string> All =
    [
        Http,
        "HTTPS",
        "HTTP2",
        "GRPC",
        Tls,
        Tcp,
        "MONGO",
        "REDIS",
        "MYSQL",
    ];
}

/// <summary>
/// Port and protocol of what people register most. Plain TCP where the server speaks first or TLS comes later (Istio
/// reads nothing in it, so such services need addresses or DNS proxying to be told apart); TLS where the client's first
/// bytes are a handshake with SNI.
/// </summary>
internal static class ServicePresets
{
    static readonly OrderedDictionary<string, EgressPortConfig> Ports = new()
    {
        ["postgresql"] = new(5432, "TCP", "tcp-postgresql", null),
        ["mysql"] = new(3306, "TCP", "tcp-mysql", null),
        ["mssql"] = new(1433, "TCP", "tcp-mssql", null),
        ["hana-cloud"] = new(443, "TLS", "tls-hana", null),
        ["mongodb"] = new(27017, "TCP", "tcp-mongodb", null),
        ["mongodb-tls"] = new(27017, "TLS", "tls-mongodb", null),
        ["redis"] = new(6379, "TCP", "tcp-redis", null),
        ["redis-tls"] = new(6379, "TLS", "tls-redis", null),
        ["kafka"] = new(9092, "TCP", "tcp-kafka", null),
        ["kafka-tls"] = new(9093, "TLS", "tls-kafka", null),
        ["smtp"] = new(587, "TCP", "tcp-smtp", null),
        ["smtps"] = new(465, "TLS", "tls-smtps", null),
        ["amqp"] = new(5672, "TCP", "tcp-amqp", null),
        ["amqps"] = new(5671, "TLS", "tls-amqps", null),
        ["https"] = new(443, "TLS", "tls", null),
        ["http"] = new(80, "HTTP", "http", null),
    };

    /// <summary>The names of the presets; the description of each has its port and protocol.</summary>
    public static readonly TextShape Shape = new()
    {
        Words = Ports.Keys.ToArray(),
        Meanings = Ports.ToDictionary(preset => preset.Key, preset => $"{preset.Value.Number} {preset.Value.Protocol}"),
    };

    public static EgressPortConfig PortOf(string preset) => Ports[preset];

    /// <summary>Where the same kind of service takes TLS from the first byte, if that is another port.</summary>
    public static int? TlsPortOf(string preset) =>
        preset switch
        {
            "http" => PortOf("https").Number,
            "amqp" => PortOf("amqps").Number,
            "kafka" => PortOf("kafka-tls").Number,
            _ => null,
        };

    /// <summary>Of several servers, often only one takes writes.</summary>
    public static bool IsDatabase(string preset) =>
        preset
            is "postgresql"
                or "mysql"
                or "mssql"
                or "hana-cloud"
                or "mongodb"
                or "mongodb-tls"
                or "redis"
                or "redis-tls";

    /// <summary>A connection begins in the clear and is upgraded by a command of its own protocol.</summary>
    public static bool TurnsToTlsLater(string preset) => preset is "postgresql" or "mysql" or "mssql" or "smtp";
}
