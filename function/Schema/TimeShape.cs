using System.Globalization;
using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>A point in time as RFC 3339 in UTC, for example <c>2026-01-01T00:00:00Z</c>.</summary>
internal sealed class TimeShape : Shape<DateTimeOffset>
{
    /// <summary>The one shape: it has no settings.</summary>
    public static readonly TimeShape Instance = new();

    /// <summary>
    /// YAML 1.1 readers take an unquoted time for a timestamp and may write it back in another form, but both mean the
    /// same time.
    /// </summary>
    public override DateTimeOffset Read(YamlValue value) =>
        value.Node is YamlScalar scalar && Parse(scalar.Value) is { } time
            ? time
            : value.Fail<DateTimeOffset>(
                SchemaFindings.InvalidValue,
                $"{value.Quoted} must be a time in UTC such as \"2026-01-01T00:00:00Z\" (RFC 3339)"
            );

    /// <summary>Null where the text is no such time.</summary>
    public static DateTimeOffset? Parse(string text) =>
        DateTimeOffset.TryParseExact(
            text,
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
            : null;

    public override JsonObject Describe() =>
        new()
        {
            ["type"] = "string",
            ["format"] = "date-time",
            ["examples"] = new JsonArray("2026-01-01T00:00:00Z"),
            ["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
        };
}
