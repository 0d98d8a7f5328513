using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Checking.Policies;

/// <summary>One of <c>spec.expect</c>: how a request must end.</summary>
internal sealed class Expectation(Fields? f = null)
{
    public const string Reaches = "reaches";
    public const string Redirected = "redirected";
    public const string Blocked = "blocked";
    public const string EgressGateway = "EgressGateway";
    public const string Direct = "Direct";
    public const string NoTls = "NONE";
    public const string OwnTls = "PASSTHROUGH";

    public string From { get; init; } =
        f.Required(
            new TextShape { Example = "shop/frontend" },
            "Who asks: a namespace (every workload of it in the package, and a pod without labels), "
                + "namespace/workload, or internet."
        );

    public string To { get; init; } =
        f.Required(
            new TextShape { Example = "https://api.example.com" },
            "The URL: http, https, grpc or tcp, such as tcp://db.example.com:5432."
        );

    public string Outcome { get; init; } =
        f.Required(
            Shapes.OneOf(Reaches, Redirected, Blocked),
            "reaches: it leaves the last proxy; redirected: a proxy answers with a redirect; blocked: "
                + "anything else."
        );

    public string? Via { get; init; } =
        f.Optional(
            Shapes.OneOf(EgressGateway, Direct),
            "The way: through the egress gateway, or from the sidecar to its destination."
        );

    public string? Tls { get; init; } =
        f.Optional(
            Shapes.OneOf(NoTls, OwnTls, "SIMPLE", "MUTUAL", "ISTIO_MUTUAL"),
            "What leaves the last proxy: NONE is plain text, PASSTHROUGH the application's own TLS; "
                + "the others are originated by the proxy."
        );

    public string? Sni { get; init; } =
        f.Optional(
            () => new TextShape { Example = "api.example.com" },
            "The server name in the client's TLS. Default: the host."
        );

    public string? Address { get; init; } =
        f.Optional(
            () => new TextShape { Example = "192.0.2.10" },
            "The IP address to connect to. Default: where the name leads."
        );

    public static readonly ObjectShape<Expectation> Shape = new("How a request must end.", f => new Expectation(f));
}
