using System.Text.Json.Nodes;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Gateways;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Schema.SchemaFindings;
using Release = Kyma.Krm.Istio.Model.IstioVersion;

namespace Kyma.Krm.Checking.Policies;

/// <summary><c>spec</c> of a KymaTrafficCheck.</summary>
internal sealed class TrafficCheckSpec(Fields? f = null)
{
    /// <summary>Null: that of the package's KymaTraffic, else what Kyma ships.</summary>
    public string? IstioVersion { get; init; } =
        f.Optional(
            TrafficSpec.VersionShape,
            "The Istio version that the cluster runs, in quotes. Default: that of the package's "
                + $"KymaTraffic, else \"{Release.Default}\"."
        );

    public string? MinProtocolVersion { get; init; } =
        f.Optional(TlsVersionShape.Shape, "The lowest TLS version that any Gateway may allow.");

    public IReadOnlyList<string>? CipherSuites { get; init; } =
        f.Optional(
            Shapes.ListOf(KymaCipherSuites.Shape, atLeast: 1),
            "The only cipher suites that any Gateway may allow for TLS 1.2."
        );

    /// <summary>By rule name: error, warning or off.</summary>
    public IReadOnlyDictionary<string, string> Severity { get; init; } =
        f.Default(
            Severities,
            new Dictionary<string, string>(),
            "How a rule is reported, by its name: error, warning or off. `kyma-krm check --list` prints the names."
        );

    public IReadOnlyList<Expectation> Expect { get; init; } =
        f.Default(
            Shapes.ListOf(Expectation.Shape),
            [],
            "Requests, and how each must end; tested against what Istio would make of the package."
        );

    /// <summary>Empty: all.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } =
        f.Default(Shapes.ListOf(Shapes.DnsLabel), [], "The namespaces to look at. Default: all.");

    public static readonly ObjectShape<TrafficCheckSpec> Shape = new(
        "What is checked, and how strictly.",
        f => new TrafficCheckSpec(f)
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

/// <summary>The name of a rule; a misspelt one would leave its severity as it is, in silence.</summary>
internal sealed class RuleNameShape : Shape<string>
{
    public override string? Read(YamlValue value)
    {
        if (value.Node is YamlScalar { Value: var name } && RuleCatalogue.Knows(name))
            return name;
        var near = value.Node is YamlScalar scalar ? Suggestion.For(scalar.Value, Names) : "";
        return value.Fail<string>(
            SchemaFindings.InvalidValue,
            $"{value.Quoted} is the name of no "
                + $"rule.{(near.Length > 0 ? near : " `kyma-krm check --list` prints them all.")}"
        );
    }

    public override JsonObject Describe() => new() { ["type"] = "string", ["enum"] = JsonFields.List(Names) };

    static IEnumerable<string> Names =>
        RuleCatalogue
            .All.Where(rule => rule.Gate != Gate.Input)
            .Select(rule => rule.Name)
            .Order(StringComparer.Ordinal);
}

/// <summary>
/// How a rule is told. YAML 1.1 readers take <c>off</c> for false and hand it on as that, so both mean the same here.
/// </summary>
internal sealed class SeverityShape : Shape<string>
{
    public const string Error = "error";
    public const string Warning = "warning";
    public const string Off = "off";

    static readonly string[] Words = [Error, Warning, Off];

    public override string? Read(YamlValue value) =>
        value.Node switch
        {
            YamlScalar { Value: Error or Warning or Off } word => word.Value,
            YamlScalar { IsBool: true, Value: "false" } => Off,
            YamlScalar other => value.Fail<string>(
                InvalidValue,
                $"{value.Quoted} must be one of: {string.Join(", ", Words)}.{Suggestion.For(other.Value, Words)}"
            ),
            _ => value.Fail<string>(WrongType, $"must be one of: {string.Join(", ", Words)}, not {value.Node.Noun}"),
        };

    public override JsonObject Describe() => new() { ["type"] = "string", ["enum"] = JsonFields.List(Words) };
}
