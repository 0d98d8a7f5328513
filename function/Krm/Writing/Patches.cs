namespace Kyma.Krm.Krm.Writing;

/// <summary>
/// Bytes with some places replaced. Nothing is written before everything is known, and what stays is copied straight
/// from the input: a list of any size takes no second copy in memory.
/// </summary>
/// <param name="original">What is patched.</param>
/// <param name="newLine">Ends a last line that has no line break, before what is added behind it.</param>
internal sealed class Patches(ReadOnlyMemory<byte> original, string newLine)
{
    readonly List<Patch> _patches = [];

    sealed record Patch(int Start, int End, byte[] Bytes, bool IsWholeLines);

    /// <summary>Patches may come in any order but must not overlap; those at one place keep their order.</summary>
    public void Replace(int start, int end, byte[] bytes) =>
        _patches.Add(new Patch(start, end, bytes, IsWholeLines: false));

    /// <summary>Begins the new bytes on a line of their own, even behind a last line that has no line break.</summary>
    public void ReplaceLines(int start, int end, byte[] bytes) =>
        _patches.Add(new Patch(start, end, bytes, IsWholeLines: true));

    public void WriteTo(Stream output)
    {
        var written = 0;
        var last = (byte)'\n';
        foreach (var patch in _patches.OrderBy(patch => patch.Start))
        {
            Write(original[written..patch.Start]);
            if (patch is { IsWholeLines: true, Bytes.Length: > 0 } && last != (byte)'\n')
                Write(InputText.Encode(newLine));
            Write(patch.Bytes);
            written = patch.End;
        }

        Write(original[written..]);

        void Write(ReadOnlyMemory<byte> bytes)
        {
            if (bytes.IsEmpty)
                return;
            output.Write(bytes.Span);
            last = bytes.Span[^1];
        }
    }
}
