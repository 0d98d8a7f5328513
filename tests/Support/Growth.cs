namespace Kyma.Krm.Tests.Support;

/// <summary>
/// Work grows with the length of a list, never with its square: four times the list must not take ten times the memory
/// that is allocated on the way, which counts steps, not seconds, and is the same on every machine.
/// </summary>
internal static class Growth
{
    /// <param name="input">The input with a list of so many entries.</param>
    /// <param name="length">Of the shorter list; the longer one is four times as long.</param>
    /// <param name="arguments">The command line.</param>
    public static void IsLinear(Func<int, string> input, int length, params string[] arguments)
    {
        AllocatedFor(length / 5);
        var (some, more) = (AllocatedFor(length), AllocatedFor(4 * length));

        Assert.True(more < 10 * some, $"{length} entries allocate {some} bytes, {4 * length} allocate {more}");

        long AllocatedFor(int count)
        {
            var text = input(count);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var session = Session.RunWith(text, arguments);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.InRange(session.ExitCode, 0, 1);
            return allocated;
        }
    }
}
