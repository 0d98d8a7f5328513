using System.Text.Json.Nodes;
using Kyma.Krm.Config;
using Kyma.Krm.Gateways;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Checking.Policies;

/// <summary><c>spec</c> of a KymaTrafficCheck.</summary>
internal sealed record TrafficCheckSpec
{
    /// <summary>Null: that of the package's KymaTraffic, else what Kyma ships.</summary>
    public string? IstioVersion { get; init; }

    public string? MinProtocolVersion { get; init; }

    public IReadOnlyList<string>? CipherSuites { get; init; }

    /// <summary>By rule name: error, warning or off.</summary>
    public IReadOnlyDictionary<string, string> Severity { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<Expectation> Expect { get; init; } = [];

    /// <summary>Empty: all.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    public static readonly Shape<TrafficCheckSpec> Shape = new ObjectShape<TrafficCheckSpec>(
        "What is checked, and how strictly.",
        f => new TrafficCheckSpec
        {
            IstioVersion = f.Optional(
                "istioVersion",
                TrafficSpec.VersionShape,
                "The Istio version that the cluster runs, in quotes. Default: that of the package's "
                    + "KymaTraffic, else \"1.30\"."
            ),
            MinProtocolVersion = f.Optional(
                "minProtocolVersion",
                TlsVersionShape.Shape,
                "The lowest TLS version that any Gateway may allow."
            ),
            CipherSuites = f.Optional(
                "cipherSuites",
                Shapes.ListOf(KymaCipherSuites.Shape, atLeast: 1),
                "The only cipher suites that any Gateway may allow for TLS 1.2."
            ),
            Severity = f.Default(
                "severity",
                Severities,
                new Dictionary<string, string>(),
                "How a rule is reported, by its name: error, warning or off. `kyma-krm check --list` prints the names."
            ),
            Expect = f.Default(
                "expect",
                Shapes.ListOf(Expectation.Shape),
                [],
                "Requests, and how each must end; tested against what Istio would make of the package."
            ),
            Namespaces = f.Default(
                "namespaces",
                Shapes.ListOf(Shapes.DnsLabel),
                [],
                "The namespaces to look at. Default: all."
            ),
        }
    );

    /// <summary>The whole resource, for reading and for its JSON Schema.</summary>
    public static readonly ObjectShape<ConfigDocument<TrafficCheckSpec>> Document =
        ConfigDocument<TrafficCheckSpec>.ShapeOf(
            KymaTraffic.CheckKind,
            ConfigMetadata.ShapeOf(
                "Names the policy in what is reported of it.",
                "Ignored: which namespaces are looked at is in `spec.namespaces`."
            ),
            Shape,
            "What is checked of Istio's and Kyma's resources, and how strictly."
        );

    static TextMapShape<string> Severities =>
        new(new RuleNameShape(), new SeverityShape())
        {
            Example = () => new JsonObject { [CheckFindings.HiddenCharacter.Name] = SeverityShape.Error },
        };
}
