namespace Kyma.Krm.Diagnostics;

/// <summary>Numbers of things within sentences.</summary>
internal static class Counted
{
    /// <summary><c>1 host</c>, <c>2 hosts</c>, <c>0 promises kept</c>.</summary>
    /// <param name="count">From 0.</param>
    /// <param name="noun">One of them; an s makes it several.</param>
    /// <param name="rest">What follows, whatever their number.</param>
    public static string Of(int count, string noun, string rest = "") =>
        $"{count} {noun}{(count == 1 ? "" : "s")}{rest}";
}
