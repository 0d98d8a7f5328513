using Kyma.Krm.CommandLine.Folders;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using static Kyma.Krm.CommandLine.Folders.FolderFindings;

namespace Kyma.Krm.CommandLine.Reading;

/// <summary>Reads files and stdin as a whole, but not without end: <c>/dev/zero</c> is a file, too.</summary>
internal static class WholeInput
{
    const int SmallestPiece = 64 * 1024;
    const int LargestPiece = 16 * 1024 * 1024;

    /// <returns>Null together with an error where it cannot be read.</returns>
    public static ReadOnlyMemory<byte>? ReadFile(string path, long mostBytes, Findings findings)
    {
        if (Directory.Exists(path))
        {
            findings.Add(
                ReadingFindings.FolderInsteadOfFile,
                Place.Input,
                $"'{path}' is a folder, not a file: name the files in it that are meant"
            );
            return null;
        }

        if (IsSpecial(path))
        {
            findings.Add(
                NotAFile,
                new Place { File = new FileReference(path, 0) },
                "is a device, a pipe or a socket, not a file: to read from a pipe, use '-' for stdin"
            );
            return null;
        }

        return ReadFound(path, mostBytes, findings);
    }

    /// <summary>A file of which <see cref="FolderWalk"/> has found that it is one.</summary>
    /// <returns>Null together with an error where it cannot be read.</returns>
    public static ReadOnlyMemory<byte>? ReadFound(string path, long mostBytes, Findings findings)
    {
        var place = new Place { File = new FileReference(path, 0) };
        try
        {
            // Neither locked nor buffered: it is read once, into one piece.
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            Redaction.Opened(path);
            return Read(file, file.CanSeek ? file.Length : null, place, mostBytes, findings);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            findings.Add(Unreadable, place, "cannot be read: check its permissions");
            return null;
        }
    }

    /// <summary>All of stdin.</summary>
    /// <returns>Null together with an error where it cannot be read or is too large.</returns>
    public static ReadOnlyMemory<byte>? ReadInput(CommandHost host, Findings findings)
    {
        try
        {
            using var stream = host.StandardInput();
            return Read(stream, host.InputLength(), Place.Input, host.MaximumBytes, findings);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            findings.Add(Unreadable, Place.Input, "standard input is closed, or is nothing that can be read");
            return null;
        }
    }

    /// <summary>
    /// What a shell passes for <c>&lt;(command)</c> is in /dev or /proc, where no repository puts anything.
    /// </summary>
    static bool IsSpecial(string path) =>
        Path.GetFullPath(path) is var full
        && !full.StartsWith("/dev/", StringComparison.Ordinal)
        && !full.StartsWith("/proc/", StringComparison.Ordinal)
        && RealPath.Of(full) is { } real
        && Entries.KindOf(real) == EntryKind.Special;

    /// <summary>
    /// A file is read into one piece of its length; a pipe, which does not tell its length, into ever larger pieces,
    /// each copied once.
    /// </summary>
    /// <param name="length">How much there is at most, as far as anybody knows.</param>
    /// <returns>Null together with an error where it is too large.</returns>
    static ReadOnlyMemory<byte>? Read(Stream stream, long? length, Place place, long mostBytes, Findings findings)
    {
        var full = new List<byte[]>();
        var (piece, filled, total) = (FirstPiece(length, mostBytes), 0, 0L);
        while (stream.Read(piece.AsSpan(filled)) is > 0 and var count)
        {
            (filled, total) = (filled + count, total + count);
            if (total > mostBytes)
            {
                findings.Add(
                    KrmFindings.TooLarge,
                    place,
                    $"the input is larger than the {Math.Max(1, mostBytes / 1024 / 1024)} MiB that may "
                        + $"still be read: pass fewer resources at a time, or raise --max-input (at most "
                        + $"{InputLimit.Default})"
                );
                return null;
            }

            if (filled < piece.Length)
                continue;
            full.Add(piece);
            (piece, filled) = (NewPiece(Math.Min(piece.Length * 2L, LargestPiece)), 0);
        }

        return full.Count == 0 ? piece.AsMemory(0, filled) : Joined(full, piece.AsSpan(0, filled), (int)total);
    }

    /// <summary>One byte more than the file has: who has read all asks once more.</summary>
    static byte[] FirstPiece(long? length, long mostBytes) =>
        NewPiece(length > 0 && length <= mostBytes ? length.Value + 1 : SmallestPiece);

    static byte[] NewPiece(long length) => GC.AllocateUninitializedArray<byte>((int)length);

    static byte[] Joined(List<byte[]> full, ReadOnlySpan<byte> last, int length)
    {
        var whole = NewPiece(length);
        var end = 0;
        foreach (var piece in full)
        {
            piece.CopyTo(whole, end);
            end += piece.Length;
        }

        last.CopyTo(whole.AsSpan(end));
        return whole;
    }
}
