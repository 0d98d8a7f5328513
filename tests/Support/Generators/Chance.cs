namespace Kyma.Krm.Tests.Support.Generators;

/// <summary>Pseudo-random choices that are the same on every run and runtime (SplitMix64).</summary>
internal sealed class Chance(ulong seed)
{
    ulong _state = seed;

    public int Below(int limit)
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)((z ^ (z >> 31)) % (ulong)limit);
        }
    }

    public bool OneIn(int n) => Below(n) == 0;

    public T Of<T>(params IReadOnlyList<T> choices) => choices[Below(choices.Count)];
}
