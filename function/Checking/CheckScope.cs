using System.Globalization;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Checking;

/// <summary>What a check looked at, and what the checked tree kept it from looking at.</summary>
/// <param name="Resources">How many were judged.</param>
internal sealed record CheckScope(int Resources)
{
    /// <summary>By file, how many rules a KymaTrafficCheck switches off.</summary>
    public IReadOnlyList<(string File, int Rules)> SwitchedOff { get; init; } = [];

    /// <summary>By file, how many rules a KymaTrafficCheck makes warnings of, which cannot be switched off.</summary>
    public IReadOnlyList<(string File, int Rules)> Lowered { get; init; } = [];

    /// <summary>Files that .krmignore leaves out.</summary>
    public int IgnoredFiles { get; init; }

    /// <summary>Kinds of which only the metadata was judged, with how many there are.</summary>
    public IReadOnlyDictionary<string, int> NotChecked { get; init; } = new Dictionary<string, int>();

    /// <summary><c>3 Deployment, 1 Service</c></summary>
    public string NotCheckedWords =>
        string.Join(
            ", ",
            NotChecked
                .OrderBy(kind => kind.Key, StringComparer.Ordinal)
                .Select(kind =>
                    string.Create(CultureInfo.InvariantCulture, $"{kind.Value} {PrintableText.Of(kind.Key)}")
                )
        );

    /// <summary>Another package that was looked at as well.</summary>
    public CheckScope And(CheckScope other) =>
        this with
        {
            Resources = Resources + other.Resources,
            SwitchedOff = [.. SwitchedOff.Concat(other.SwitchedOff).Distinct()],
            Lowered = [.. Lowered.Concat(other.Lowered).Distinct()],
            NotChecked = NotChecked
                .Concat(other.NotChecked)
                .GroupBy(kind => kind.Key, kind => kind.Value)
                .ToDictionary(kind => kind.Key, kind => kind.Sum()),
        };
}
