using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Policies;

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
            .All.Where(entry => entry.Gate != Gate.Input)
            .Select(entry => entry.Rule.Name)
            .Order(StringComparer.Ordinal);
}
