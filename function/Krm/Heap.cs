using System.Runtime.CompilerServices;

namespace Kyma.Krm.Krm;

/// <summary>
/// The memory of a long run. By itself .NET looks for what is not used any more by how much is new, and leaves holes
/// where it was: with thousands of resources a run would take half as much again as it uses.
/// </summary>
internal static class Heap
{
    /// <summary>So much may have been added since the last look, and a tenth.</summary>
    const long Small = 2 << 20;

    static long _used;

    /// <summary>
    /// Between two steps of a stage that goes through all resources: where there is much more than the last time, what
    /// is not used is given back. All these looks together take as long as ten at the end, however many steps there
    /// are. Only in the published program: a test shares its heap with all others.
    /// </summary>
    public static void Settle()
    {
        if (
            RuntimeFeature.IsDynamicCodeSupported
            || GC.GetTotalMemory(forceFullCollection: false) < _used + (_used / 10) + Small
        )
            return;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        _used = GC.GetTotalMemory(forceFullCollection: false);
    }
}
