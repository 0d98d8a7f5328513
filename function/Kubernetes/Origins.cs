using Kyma.Krm.Yaml;

namespace Kyma.Krm.Kubernetes;

/// <summary>
/// Where the values of a rendered resource were written in the config, so that what Istio says of the resource is told
/// at the config's own field. What a renderer sets by itself has no origin.
/// </summary>
/// <param name="fields">Fields of the resource, each with the config's that it and all below it come from.</param>
internal sealed class Origins(params IEnumerable<(string Field, string Written)> fields)
{
    readonly Dictionary<string, string> _written = fields.ToDictionary(field => field.Field, field => field.Written);

    /// <summary>The config's field, for example <c>spec.egress.services[0].ports[1]</c>; null for none.</summary>
    /// <param name="rendered">A field of the resource, for example <c>spec.ports[1].number</c>.</param>
    public string? Of(string rendered) =>
        FieldPath.DownTo(rendered).LastOrDefault(_written.ContainsKey) is { } path
            ? $"{_written[path]}{rendered.AsSpan(path.Length)}"
            : null;
}
