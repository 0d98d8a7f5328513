using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model;

/// <summary>How a part of a request is compared.</summary>
internal sealed class StringMatch(RecordFields<StringMatch>? f = null)
{
    public static readonly RecordShape<StringMatch> Shape = new(f => new StringMatch(f));

    public static readonly TextMapShape<StringMatch> Map = new(null, Shape);

    const string Way = "way";

    /// <summary>The whole text.</summary>
    public string? Exact { get; init; } = f.Optional(r => r.Exact, Types.Text, oneOf: Way);

    /// <summary>Its beginning.</summary>
    public string? Prefix { get; init; } = f.Optional(r => r.Prefix, Types.Text, oneOf: Way);

    /// <summary>The whole text, in RE2's syntax.</summary>
    public string? Regex { get; init; } = f.Optional(r => r.Regex, Types.Text, oneOf: Way);
}
