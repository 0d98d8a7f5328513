using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Crd;

internal class CrdText : CrdType
{
    public static readonly CrdText Any = new();

    public int MaximumLength { get; init; } = int.MaxValue;

    protected override string Noun => "text";

    protected override string Hint(YamlScalar scalar) => $": put it in quotes, \"{scalar.Value}\"";

    protected override void CheckValue(YamlValue value, IstioVersion version)
    {
        if (value.Node is not YamlScalar scalar || scalar.Type() != ScalarType.Text)
            ReportType(value);
        else if (scalar.Value.Length > MaximumLength)
            value.Report(
                IstioFindings.CrdLimit,
                $"{value.Quoted} must have at most {MaximumLength} characters, not {scalar.Value.Length}"
            );
        else
            CheckText(value, scalar.Value, version);
    }

    protected virtual void CheckText(YamlValue value, string text, IstioVersion version) { }
}

/// <summary>One of a list of words, each with the release that knows it first.</summary>
internal sealed class CrdWords(params string[] words) : CrdText
{
    public (string Word, IstioVersion Since)? Newer { get; init; }

    protected override void CheckText(YamlValue value, string text, IstioVersion version)
    {
        if (words.Contains(text))
            return;
        var known = Newer is { } newer && version >= newer.Since ? [.. words, newer.Word] : words;
        if (known.Contains(text))
            return;
        var since = Newer is { } later && later.Word == text ? $"; '{text}' exists from Istio {later.Since} on" : "";
        value.Report(
            IstioFindings.CrdUnknownValue,
            $"{value.Quoted} must be one of: {string.Join(", ", known)}{since}.{Suggestion.For(text, known)}"
        );
    }
}

/// <summary>A duration; the CRD demands at least a millisecond of most, Istio can read all of them.</summary>
internal sealed class CrdDuration : CrdText
{
    public static readonly CrdDuration AtLeastOneMillisecond = new();

    /// <summary>Fields where 0s means "never".</summary>
    public static readonly CrdDuration AnyLength = new() { Minimum = null };

    decimal? Minimum { get; init; } = 1_000_000;

    protected override void CheckText(YamlValue value, string text, IstioVersion version)
    {
        if (Syntax.GoDuration.Parse(text) is not { } nanoseconds)
            value.Report(IstioFindings.CrdDuration, $"{value.Quoted} must be {Syntax.GoDuration.ValidValues}");
        else if (nanoseconds < Minimum)
            value.Report(IstioFindings.CrdDuration, $"{value.Quoted} must be at least 1ms");
    }
}
