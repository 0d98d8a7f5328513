using System.ComponentModel;
using System.Diagnostics;

namespace Kyma.Krm.CommandLine.Terminal;

/// <summary>Another program, started because a person asked for it by an option.</summary>
/// <param name="File">An absolute path: nothing is looked up again.</param>
/// <param name="Environment">All that the program gets; nothing is inherited.</param>
internal sealed record ToolCall(
    string File,
    IReadOnlyList<string> Arguments,
    IReadOnlyDictionary<string, string> Environment
)
{
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(2);
}

/// <summary>What another program gave back.</summary>
internal sealed record ToolAnswer(int ExitCode, byte[] Output, string Error);

/// <summary>Finds other programs, and runs them with nothing on stdin and nothing inherited.</summary>
internal static class ToolProcess
{
    /// <summary>Null where the program cannot be started, or does not end in time.</summary>
    public static ToolAnswer? Run(ToolCall call)
    {
        var start = new ProcessStartInfo(call.File, call.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Clear();
        foreach (var (name, value) in call.Environment)
            start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var error = process.StandardError.ReadToEndAsync();
            using var output = new MemoryStream();
#pragma warning disable CA2025 // Where it is not waited for to its end, the process is killed, which ends the copy.
            var copied = process.StandardOutput.BaseStream.CopyToAsync(output);
#pragma warning restore CA2025
            if (!Task.WhenAll(copied, error).Wait(call.Limit) || !process.WaitForExit(call.Limit))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }

            return new ToolAnswer(process.ExitCode, output.ToArray(), error.Result);
        }
        catch (Exception failure) when (failure is Win32Exception or IOException or AggregateException)
        {
            return null;
        }
    }

    /// <summary>
    /// The first of the programs that is in a folder of PATH, by that folder's order; null where none is.
    /// </summary>
    public static string? Find(string? path, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var folder in (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            {
                var file = Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name);
                if (Path.IsPathRooted(folder) && File.Exists(file))
                    return file;
            }
        }

        return null;
    }
}
