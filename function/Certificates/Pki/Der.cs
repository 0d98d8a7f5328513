using Org.BouncyCastle.Asn1;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>
/// The door through which foreign bytes reach BouncyCastle: what cannot be read comes back as null, never as an
/// exception.
/// </summary>
internal static class Der
{
    /// <summary>
    /// A certificate nests eleven deep (certificate, to be signed, extensions, extension; inside one: policies, policy,
    /// qualifiers, qualifier, notice, reference, number). Thousands would overflow the stack of a recursive parser,
    /// which no handler catches.
    /// </summary>
    const int MaximumDepth = 32;

    const int ConstructedBit = 0x20,
        LongTag = 0x1F;

    /// <summary>
    /// Lets <paramref name="read"/> have the first element. Bytes after it do not count: d2i functions stop there too.
    /// BouncyCastle throws at least eight types of exceptions over malformed content and names none of them as its
    /// contract.
    /// </summary>
    public static T? Read<T>(byte[] der, Func<byte[], T> read)
        where T : class
    {
        var length = Measure(der);
        if (length == 0)
            return null;
        try
        {
            return read(length == der.Length ? der : der[..length]);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    /// <summary>
    /// The same for what somebody signed (X.509's SIGNED): what is signed, the algorithm and the signature.
    /// </summary>
    /// <param name="der">With the first element.</param>
    /// <param name="read">Gets all three, what is signed, and the bytes of the element.</param>
    public static T? ReadSigned<T>(byte[] der, Func<Asn1Sequence, Asn1Sequence, byte[], T> read)
        where T : class =>
        Read(
            der,
            bytes =>
            {
                var outer = Asn1Sequence.GetInstance(Asn1Object.FromByteArray(bytes));
                return outer.Count == 3
                    ? read(outer, Asn1Sequence.GetInstance(outer[0]), bytes)
                    : throw new InvalidDataException();
            }
        );

    /// <summary>The same for content of which nothing may be left over, such as an extension's.</summary>
    public static T? ReadWhole<T>(byte[] der, Func<Asn1Object, T> read)
        where T : class =>
        Measure(der) == der.Length ? Read(der, bytes => read(Asn1Object.FromByteArray(bytes))) : null;

    /// <summary>
    /// The bytes of the first element inside of the first one, as they stand there: what a signature is made over.
    /// </summary>
    public static byte[] FirstInner(byte[] der)
    {
        var position = 1;
        Length(der, ref position);
        var inner = der.AsSpan(position);
        return inner[..Measure(inner)].ToArray();
    }

    /// <summary>Whether bytes follow the first element.</summary>
    public static bool HasMore(byte[] der) => Measure(der) is var length and > 0 && length < der.Length;

    /// <summary>
    /// For use inside of <see cref="Read{T}"/>: content that is itself DER, such as an extension's, passes the same
    /// door.
    /// </summary>
    public static Asn1Object Inner(byte[] der) =>
        Read(der, Asn1Object.FromByteArray) ?? throw new InvalidDataException();

    /// <summary>
    /// The size of the first element, or 0 where it is not DER: lengths that lead out of what is there, no length
    /// (BER), or too deep.
    /// </summary>
    static int Measure(ReadOnlySpan<byte> der)
    {
        Span<int> ends = stackalloc int[MaximumDepth];
        var depth = 0;
        var position = 0;
        var whole = 0;
        do
        {
            var tag = Next(der, ref position);
            if ((tag & LongTag) == LongTag)
            {
                while (Next(der, ref position) >= 0x80) { }
            }

            var length = Length(der, ref position);
            if (length < 0 || length > der.Length - position)
                return 0;
            var end = position + length;
            if (depth == 0)
                whole = end;
            else if (end > ends[depth - 1])
                return 0;

            if ((tag & ConstructedBit) == 0)
            {
                position = end;
            }
            else
            {
                if (depth == MaximumDepth)
                    return 0;
                ends[depth++] = end;
            }

            while (depth > 0 && position == ends[depth - 1])
                depth--;
        } while (depth > 0);

        return whole;
    }

    /// <summary>The next byte, or -1 at the end.</summary>
    static int Next(ReadOnlySpan<byte> der, ref int position) => position < der.Length ? der[position++] : -1;

    static int Length(ReadOnlySpan<byte> der, ref int position)
    {
        var first = Next(der, ref position);
        if (first is < 0x80)
            return first;
        var count = first & 0x7F;
        if (count is 0 or > 3)
            return -1;
        var length = 0;
        for (; count > 0; count--)
        {
            var next = Next(der, ref position);
            if (next < 0)
                return -1;
            length = (length << 8) | next;
        }

        return length;
    }
}
