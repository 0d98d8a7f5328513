using System.Text.Json.Nodes;
using Kyma.Krm.Config;

namespace Kyma.Krm.ArgoCd;

/// <summary>A value that Argo CD lays over the config in an Application's folder.</summary>
/// <param name="Path">A dotted path below <c>spec</c>, or <c>name</c>, as in the ConfigMap short form.</param>
/// <param name="Value">Text, a list of texts or a mapping of texts.</param>
/// <param name="Origin">How the user knows it, for example <c>Argo CD parameter domain</c>.</param>
internal sealed record AppliedParameter(string Path, JsonNode Value, string Origin)
{
    public const string Name = "name";

    /// <summary>What a path that begins with <c>spec</c> sets.</summary>
    const string SpecTwice = "spec.spec";

    /// <summary>The field, or what holds it, comes from here and not from Git.</summary>
    public bool Sets(string field) =>
        Path switch
        {
            Name => field == "metadata.name",
            ShortForm.EgressHosts => false, // They stand behind the services in Git.
            ShortForm.CertificateSource when Value is JsonValue => field == $"spec.certificate.{Value}",
            _ => field == $"spec.{Path}"
                || (field == SpecTwice && Path.StartsWith("spec.", StringComparison.Ordinal))
                || field.StartsWith($"spec.{Path}.", StringComparison.Ordinal)
                || field.StartsWith($"spec.{Path}[", StringComparison.Ordinal),
        };

    /// <summary>Never shown: keys must stay where they are, and PEM is nothing to read in a line.</summary>
    public static readonly IReadOnlyList<string> Hidden =
    [
        "certificate.provided.certificate",
        "certificate.provided.privateKey",
        "gateway.tls.clientCA.pem",
    ];

    public override string ToString() =>
        Hidden.Contains(Path)
            ? $"{Path} (hidden)"
            : $"{Path} = {Value switch
    {
        JsonArray list => $"[{string.Join(", ", list)}]",
        JsonObject map => $"{{{string.Join(", ", map.Select(entry => $"{entry.Key}: {entry.Value}"))}}}",
        _ => $"'{Value}'",
    }}";
}
