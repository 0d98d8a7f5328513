namespace Kyma.Krm.Checking;

/// <summary>What a check looked at, and what the checked tree kept it from looking at.</summary>
/// <param name="Resources">How many were judged.</param>
internal sealed record CheckScope(int Resources)
{
    /// <summary>By file, how many rules a KymaTrafficCheck switches off.</summary>
    public IReadOnlyList<(string File, int Rules)> SwitchedOff { get; init; } = [];

    /// <summary>Files that .krmignore leaves out.</summary>
    public int IgnoredFiles { get; init; }

    /// <summary>Another package that was looked at as well.</summary>
    public CheckScope And(CheckScope other) =>
        this with
        {
            Resources = Resources + other.Resources,
            SwitchedOff = [.. SwitchedOff.Concat(other.SwitchedOff).Distinct()],
        };
}
