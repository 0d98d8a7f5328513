using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Checking.Policies;

/// <summary>One of <c>spec.expect</c>: how a request must end.</summary>
internal sealed record Expectation
{
    public const string Reaches = "reaches";
    public const string Redirected = "redirected";
    public const string Blocked = "blocked";
    public const string EgressGateway = "EgressGateway";
    public const string Direct = "Direct";
    public const string NoTls = "NONE";
    public const string OwnTls = "PASSTHROUGH";

    public required string From { get; init; }

    public required string To { get; init; }

    public required string Outcome { get; init; }

    public string? Via { get; init; }

    public string? Tls { get; init; }

    public string? Sni { get; init; }

    public string? Address { get; init; }

    public static readonly Shape<Expectation> Shape = new ObjectShape<Expectation>(
        "How a request must end.",
        f => new Expectation
        {
            From = f.Required(
                "from",
                new TextShape { Example = "shop/frontend" },
                "Who asks: a namespace (every workload of it in the package, and a pod without labels), "
                    + "namespace/workload, or internet."
            ),
            To = f.Required(
                "to",
                new TextShape { Example = "https://api.example.com" },
                "The URL: http, https, grpc or tcp, such as tcp://db.example.com:5432."
            ),
            Outcome = f.Required(
                "outcome",
                Shapes.OneOf(Reaches, Redirected, Blocked),
                "reaches: it leaves the last proxy; redirected: a proxy answers with a redirect; blocked: "
                    + "anything else."
            ),
            Via = f.Optional(
                "via",
                Shapes.OneOf(EgressGateway, Direct),
                "The way: through the egress gateway, or from the sidecar to its destination."
            ),
            Tls = f.Optional(
                "tls",
                Shapes.OneOf(NoTls, OwnTls, "SIMPLE", "MUTUAL", "ISTIO_MUTUAL"),
                "What leaves the last proxy: NONE is plain text, PASSTHROUGH the application's own TLS; "
                    + "the others are originated by the proxy."
            ),
            Sni = f.Optional(
                "sni",
                () => new TextShape { Example = "api.example.com" },
                "The server name in the client's TLS. Default: the host."
            ),
            Address = f.Optional(
                "address",
                () => new TextShape { Example = "192.0.2.10" },
                "The IP address to connect to. Default: where the name leads."
            ),
        }
    );
}
