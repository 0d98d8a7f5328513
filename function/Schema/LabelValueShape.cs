using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>A label's value: text that may be empty.</summary>
internal sealed partial class LabelValueShape : Shape<string>
{
    public override string? Read(YamlValue value) =>
        value.Node is YamlScalar scalar && (scalar.IsText || scalar.IsLoose) && Pattern().IsMatch(scalar.Value)
            ? scalar.Value
            : value.Fail<string>(
                SchemaFindings.InvalidValue,
                $"{value.Quoted} must be a label value: at most 63 letters, digits, '-', '_' and '.', in "
                    + "quotes where it could be a number or bool"
            );

    public override JsonObject Describe() =>
        new()
        {
            ["type"] = "string",
            ["pattern"] = TextShape.EcmaScript(Pattern()),
            ["maxLength"] = 63,
        };

    [GeneratedRegex(@"^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?\z")]
    private static partial Regex Pattern();
}
