using System.Buffers.Binary;

namespace Kyma.Krm.Certificates.Pki.Issuing;

/// <summary>Trial division: throws out most composites before the expensive test.</summary>
internal static class SmallPrimes
{
    /// <summary>
    /// Changes the time, never the keys. c2sp.org/det-keygen names 1619; here a Miller-Rabin round costs as much as
    /// 40,000 of these divisions, and a prime p spares one candidate in p from it: up to 16 bits, where two primes
    /// share a division, it pays.
    /// </summary>
    const int Limit = ushort.MaxValue;

    static readonly (uint Product, uint[] Primes)[] Groups = Grouped().ToArray();

    /// <summary>
    /// Whether a small prime divides the number, given big-endian in whole 32-bit words or with a shorter first word.
    /// </summary>
    public static bool DivideAny(ReadOnlySpan<byte> number)
    {
        Span<uint> words = stackalloc uint[(number.Length + 3) / 4];
        for (int end = number.Length, i = words.Length - 1; end > 0; end -= 4, i--)
            words[i] = Word(number[..end]);
        foreach (var (product, primes) in Groups)
        {
            var remainder = Remainder(words, product);
            foreach (var prime in primes)
            {
                if (remainder % prime == 0)
                    return true;
            }
        }

        return false;
    }

    static uint Word(ReadOnlySpan<byte> upTo)
    {
        if (upTo.Length >= 4)
            return BinaryPrimitives.ReadUInt32BigEndian(upTo[^4..]);
        uint word = 0;
        foreach (var b in upTo)
            word = (word << 8) | b;
        return word;
    }

    static uint Remainder(ReadOnlySpan<uint> words, uint divisor)
    {
        ulong remainder = 0;
        foreach (var word in words)
            remainder = ((remainder << 32) | word) % divisor;
        return unchecked((uint)remainder);
    }

    /// <summary>As many primes in one division as their product leaves room for in 32 bits.</summary>
    static IEnumerable<(uint Product, uint[] Primes)> Grouped()
    {
        var group = new List<uint>();
        ulong product = 1;
        foreach (var prime in Odd())
        {
            if (product * prime > uint.MaxValue)
            {
                yield return ((uint)product, group.ToArray());
                group.Clear();
                product = 1;
            }

            group.Add(prime);
            product *= prime;
        }

        yield return ((uint)product, group.ToArray());
    }

    static IEnumerable<uint> Odd()
    {
        var composite = new bool[Limit + 1];
        for (var n = 3; n <= Limit; n += 2)
        {
            if (composite[n])
                continue;
            yield return (uint)n;
            for (long multiple = (long)n * n; multiple <= Limit; multiple += n)
                composite[multiple] = true;
        }
    }
}
