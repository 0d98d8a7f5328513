using System.Globalization;
using System.Text;
using Kyma.Krm.Hashing;

namespace Kyma.Krm.Tests.Certificates.Judges;

/// <summary>
/// OpenSSL, which is not asked again for what it made of the same arguments and files where
/// KYMA_KRM_OPENSSL_MEMORY names a folder: a run of mutants asks the same hundreds of times.
/// </summary>
internal static class OpenSslMemory
{
    static readonly string? Folder = Environment.GetEnvironmentVariable("KYMA_KRM_OPENSSL_MEMORY");

    /// <param name="arguments">Name every file that is read, and behind `-out` the one that is written.</param>
    public static Support.Outcome Run(Scratch scratch, params string[] arguments)
    {
        if (Folder is null)
            return Tool.OpenSsl.Run(arguments);

        var known = Path.Combine(Folder, Key(scratch, arguments));
        var written = arguments.SkipWhile(argument => argument != "-out").Skip(1).FirstOrDefault();
        if (File.Exists(known))
        {
            if (written is not null && File.Exists($"{known}.out"))
                File.Copy($"{known}.out", written, overwrite: true);
            var lines = File.ReadAllText(known).Split('\0');
            return new(
                lines[0],
                int.Parse(lines[1], CultureInfo.InvariantCulture),
                Encoding.UTF8.GetBytes(lines[2]),
                lines[3]
            );
        }

        var outcome = Tool.OpenSsl.Run(arguments);
        Directory.CreateDirectory(Folder);
        if (written is not null && File.Exists(written))
            Keep($"{known}.out", File.ReadAllBytes(written));
        Keep(
            known,
            Encoding.UTF8.GetBytes($"{outcome.Command}\0{outcome.ExitCode}\0{outcome.Stdout}\0{outcome.Stderr}")
        );
        return outcome;
    }

    /// <summary>Whole or not at all, for another process that looks just then.</summary>
    static void Keep(string path, byte[] bytes)
    {
        var unfinished = $"{path}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}";
        File.WriteAllBytes(unfinished, bytes);
        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>What was made today is valid today.</summary>
    static string Key(Scratch scratch, string[] arguments)
    {
        var all = new StringBuilder($"{DateTimeOffset.UtcNow:yyyyMMdd}");
        foreach (var (i, argument) in arguments.Index())
        {
            all.Append('\0').Append(argument);
            if ((i == 0 || arguments[i - 1] != "-out") && File.Exists(argument))
                all.Append('\0').Append(Encoding.Latin1.GetString(File.ReadAllBytes(argument)));
        }

        return Convert.ToHexStringLower(Digest.Sha256(Encoding.UTF8.GetBytes($"{all.Replace(scratch.Folder, "")}")));
    }
}
