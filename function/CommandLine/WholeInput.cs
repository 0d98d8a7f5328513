using System.Globalization;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;

namespace Kyma.Krm.CommandLine;

/// <summary>Reads files and stdin as a whole, but not without end: <c>/dev/zero</c> is a file, too.</summary>
internal static class WholeInput
{
    /// <summary>Five times the largest list we measure with (100,000 Deployments); answering it takes some three times its size in memory.</summary>
    public const int MaximumMebibytes = 512;

    const int ChunkSize = 128 * 1024;

    public static ReadOnlyMemory<byte>? ReadFile(string path, Findings findings)
    {
        using var file = File.OpenRead(path);
        return Read(file, new Place { File = new FileReference(path, 0) }, findings);
    }

    /// <returns>Null together with an error where it is too large.</returns>
    public static ReadOnlyMemory<byte>? Read(Stream stream, Place place, Findings findings)
    {
        using var whole = new MemoryStream();
        var chunk = new byte[ChunkSize];
        while (stream.Read(chunk) is > 0 and var count)
        {
            if (whole.Length + count > MaximumMebibytes * 1024L * 1024)
            {
                findings.Add(
                    KrmFindings.TooLarge,
                    place,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"the input must be at most {MaximumMebibytes} MiB: pass fewer resources at a time; is it the right file?"
                    )
                );
                return null;
            }

            whole.Write(chunk, 0, count);
        }

        return whole.GetBuffer().AsMemory(0, (int)whole.Length);
    }
}
