using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Schema;
using static Kyma.Krm.Istio.Texts.IstioFindings;

namespace Kyma.Krm.Istio.Admission;

/// <summary>Durations in any field: what protobuf and Istio accept as one.</summary>
internal static class DurationRules
{
    public static readonly IReadOnlyList<Rule> All = [IstioDuration];

    const decimal Millisecond = 1_000_000;

    /// <summary>What is no duration at all, the CRD tells.</summary>
    public static void Check(string? text, string path, Review review)
    {
        if (text is null || GoDuration.Nanoseconds(text) is not { } nanoseconds)
            return;
        if (nanoseconds < Millisecond || nanoseconds % Millisecond != 0)
            review.Add(IstioDuration, path, $"'{text}' must be at least 1ms and whole milliseconds");
    }
}
