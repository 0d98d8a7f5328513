using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>A span of time as Go and so Kubernetes write it (metav1.Duration): <c>8760h</c>, <c>1h30m</c>. The text is kept, because it is rendered.</summary>
internal sealed partial record GoDuration(string Text, TimeSpan Span)
{
    public static readonly Shape<GoDuration> Shape = new DurationShape();

    public static GoDuration OfHours(int hours) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{hours}h"), TimeSpan.FromHours(hours));

    public override string ToString() => Text;

    static GoDuration? Parse(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success || text.Length == 0)
            return null;
        int Part(string name) =>
            match.Groups[name] is { Success: true, ValueSpan: var digits }
                ? int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture)
                : 0;
        return new GoDuration(text, new TimeSpan(Part("h"), Part("m"), Part("s")));
    }

    [GeneratedRegex(@"^(?:(?<h>[0-9]{1,6})h)?(?:(?<m>[0-9]{1,6})m)?(?:(?<s>[0-9]{1,6})s)?\z")]
    private static partial Regex Pattern();

    sealed class DurationShape : Shape<GoDuration>
    {
        public override GoDuration? Read(YamlValue value) =>
            value.Node is YamlScalar scalar && Parse(scalar.Value) is { } duration
                ? duration
                : value.Fail<GoDuration>(
                    SchemaFindings.InvalidValue,
                    $"{value.Quoted} must be a duration in hours, minutes and seconds such as 8760h or 1h30m"
                );

        public override JsonObject Describe() =>
            new()
            {
                ["type"] = "string",
                ["pattern"] = "^([0-9]{1,6}h)?([0-9]{1,6}m)?([0-9]{1,6}s)?$",
                ["minLength"] = 2,
                ["examples"] = new JsonArray("8760h"),
            };
    }
}
