using Kyma.Krm.Schema;

namespace Kyma.Krm.Egress;

/// <summary>Port and protocol of what people register most. The protocols are those with which Istio needs no traffic of the server first.</summary>
internal static class ServicePresets
{
    static readonly OrderedDictionary<string, EgressPortConfig> Ports = new()
    {
        ["postgresql"] = new(5432, "TCP", "tcp-postgresql", null),
        ["mysql"] = new(3306, "TCP", "tcp-mysql", null),
        ["mongodb"] = new(27017, "MONGO", "mongo", null),
        ["redis"] = new(6379, "TCP", "tcp-redis", null),
        ["kafka"] = new(9092, "TCP", "tcp-kafka", null),
        ["kafka-tls"] = new(9093, "TLS", "tls-kafka", null),
        ["smtp"] = new(587, "TCP", "tcp-smtp", null),
        ["smtps"] = new(465, "TLS", "tls-smtps", null),
        ["amqp"] = new(5672, "TCP", "tcp-amqp", null),
        ["amqps"] = new(5671, "TLS", "tls-amqps", null),
        ["https"] = new(443, "TLS", "tls", null),
        ["http"] = new(80, "HTTP", "http", null),
    };

    public static readonly TextShape Shape = Shapes.OneOf([.. Ports.Keys]);

    public static EgressPortConfig PortOf(string preset) => Ports[preset];
}
