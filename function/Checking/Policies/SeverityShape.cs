using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Schema.SchemaFindings;

namespace Kyma.Krm.Checking.Policies;

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
