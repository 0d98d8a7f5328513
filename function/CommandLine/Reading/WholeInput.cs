using System.Globalization;
using Kyma.Krm.CommandLine.Folders;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;

namespace Kyma.Krm.CommandLine.Reading;

/// <summary>Reads files and stdin as a whole, but not without end: <c>/dev/zero</c> is a file, too.</summary>
internal static class WholeInput
{
    const int ChunkSize = 128 * 1024;

    /// <returns>Null together with an error where it cannot be read.</returns>
    public static ReadOnlyMemory<byte>? ReadFile(string path, long mostBytes, Findings findings)
    {
        var place = new Place { File = new FileReference(path, 0) };
        if (IsSpecial(path))
        {
            findings.Add(
                FolderFindings.NotAFile,
                place,
                "is a device, a pipe or a socket, not a file: to read from a pipe, use '-' for stdin"
            );
            return null;
        }

        try
        {
            using var file = File.OpenRead(path);
            Redaction.Opened(path);
            return Read(file, place, mostBytes, findings);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            findings.Add(FolderFindings.Unreadable, place, "cannot be read: check its permissions");
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
            return Read(stream, Place.Input, host.MaximumBytes, findings);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            findings.Add(
                FolderFindings.Unreadable,
                Place.Input,
                "standard input is closed, or is nothing that can be read"
            );
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

    /// <returns>Null together with an error where it is too large.</returns>
    public static ReadOnlyMemory<byte>? Read(Stream stream, Place place, long mostBytes, Findings findings)
    {
        using var whole = new MemoryStream();
        var chunk = new byte[ChunkSize];
        while (stream.Read(chunk) is > 0 and var count)
        {
            if (whole.Length + count > mostBytes)
            {
                findings.Add(
                    KrmFindings.TooLarge,
                    place,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"the input is larger than the {Math.Max(1, mostBytes / 1024 / 1024)} MiB that may "
                            + $"still be read: pass fewer resources at a time, or raise --max-input (at most "
                            + $"{InputLimit.Default})"
                    )
                );
                return null;
            }

            whole.Write(chunk, 0, count);
        }

        return whole.GetBuffer().AsMemory(0, (int)whole.Length);
    }
}
