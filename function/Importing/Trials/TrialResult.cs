using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Importing.Comparing;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Importing.Trials;

/// <summary>What a draft gives.</summary>
/// <param name="Errors">Why it cannot be rendered; then nothing is.</param>
/// <param name="Warnings">How many there are.</param>
/// <param name="Rendered">Made each time it is asked for: that of a whole cluster would be too much to keep.</param>
/// <param name="FromOriginals">The differences, which are looked for when they are asked for.</param>
internal sealed partial record TrialResult(
    IReadOnlyList<Finding> Errors,
    int Warnings,
    IReadOnlyList<Rendered> Rendered,
    Lazy<IReadOnlyList<Difference>> FromOriginals
)
{
    const string CannotBeWritten = "cannot be written in a config: ";

    /// <summary>Between what is rendered and what was read.</summary>
    public IReadOnlyList<Difference> Differences => FromOriginals.Value;

    public bool Renders(ResourceId id) => Rendered.Any(resource => resource.Id == id);

    /// <summary>Another trial rendered the very same.</summary>
    public bool IsRendered(IReadOnlyList<Rendered> others) =>
        Rendered.Count == others.Count
        && Rendered.Zip(others).All(pair => JsonNode.DeepEquals(pair.First.Content(), pair.Second.Content()));

    /// <summary>Why a resource cannot be one of those that are rendered; empty where it can.</summary>
    public IReadOnlyList<Problem> ProblemsWith(OriginalResource original) =>
        this switch
        {
            { Errors.Count: > 0 } => Errors.Select(error => Refusal(error)).ToArray(),
            _ when !Renders(original.Id) =>
            [
                new Problem("metadata.name", "is not the name of what kyma-krm renders for it"),
            ],
            _ => Differences
                .Where(d => d.Original == original && !SameMeaning.IsHarmless(d))
                .Select(d => new Problem(d.Field, d.Why))
                .ToArray(),
        };

    /// <summary>What is refused of fields of a service that are from another resource than its ServiceEntry.</summary>
    public IReadOnlyList<Problem> RefusalsOf(params IReadOnlyList<string> fields) =>
        Errors
            .Select(error => (error.Message, Field: Entry().Match(error.Place.Field).Groups["rest"].Value))
            .Where(error => error.Field.Split('.', '[') is ["", var field, ..] && fields.Contains(field))
            .Select(error => new Problem("", $"{CannotBeWritten}`{error.Field[1..]}` {error.Message}"))
            .ToArray();

    /// <summary>
    /// The fields of a service and of an APIRule are called as in the resource; others are told as the config has them.
    /// </summary>
    static Problem Refusal(Finding error) =>
        Entry().Match(error.Place.Field) is { Success: true } entry
            ? new Problem($"spec{entry.Groups["rest"].Value}", $"{CannotBeWritten}{error.Message}")
            : new Problem("", $"the config for it would be refused: {error.Place.Field} {error.Message}");

    [GeneratedRegex(@"^spec\.(egress\.services|apiRules)\[[0-9]+\](?<rest>.*)\z")]
    private static partial Regex Entry();
}
