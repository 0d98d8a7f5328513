using System.Diagnostics;

namespace Kyma.Krm.Tests.Support;

/// <summary>
/// Work grows with the length of a list, never with its square: four times the list must not take ten times the memory
/// that is allocated on the way, which counts steps, not seconds, and is the same on every machine. Loops that allocate
/// nothing show in lists so long that nothing else counts: a long search (<see cref="Search.Times"/>) looks for them,
/// by the processor's time.
/// </summary>
internal static class Growth
{
    /// <param name="input">The input with a list of so many entries.</param>
    /// <param name="length">Of the shorter list; the longer one is four times as long.</param>
    /// <param name="arguments">The command line.</param>
    public static void IsLinear(Func<int, string> input, int length, params string[] arguments) =>
        Assert.Null(Excess(input, length, arguments));

    /// <summary>What grows faster than the list, or null.</summary>
    /// <inheritdoc cref="IsLinear"/>
    public static string? Excess(Func<int, string> input, int length, params string[] arguments)
    {
        Run(input(length / 5), arguments);
        var (some, more) = (Run(input(length), arguments), Run(input(4 * length), arguments));
        if (more.Bytes >= 10 * some.Bytes)
            return $"{length} entries allocate {some.Bytes} bytes, {4 * length} allocate {more.Bytes}";
        if (Search.Times < 10)
            return null;
        (some, more) = (Run(input(20 * length), arguments), Run(input(80 * length), arguments));
        return more.Milliseconds >= 10 * some.Milliseconds && more.Milliseconds > 500
            ? $"{20 * length} entries take {some.Milliseconds} ms, {80 * length} take {more.Milliseconds}"
            : null;
    }

    static (long Bytes, double Milliseconds) Run(string text, string[] arguments)
    {
        using var process = Process.GetCurrentProcess();
        var (before, start) = (GC.GetAllocatedBytesForCurrentThread(), process.UserProcessorTime);
        var session = Session.RunWith(text, arguments);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        process.Refresh();
        Assert.InRange(session.ExitCode, 0, 1);
        return (allocated, (process.UserProcessorTime - start).TotalMilliseconds);
    }
}
