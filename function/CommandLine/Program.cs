#pragma warning disable CA2000 // Standard output is the system's to close.
#pragma warning disable RS0030 // This file alone speaks to the terminal, the environment and chance.
using System.Security.Cryptography;
using Kyma.Krm;
using Kyma.Krm.CommandLine;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.Diagnostics;
using Microsoft.Win32.SafeHandles;

const int BrokenPipe = 32,
    BrokenPipeOnWindows = unchecked((int)0x8007006D);

// Before Console opens anything: where standard output is closed, the next file that is opened would take its number.
var standardOutput = OpenStandardOutput();
var host = new CommandHost(
    Console.OpenStandardInput,
    () => standardOutput ?? throw new IOException("standard output is closed"),
    Console.Error,
    Environment.GetEnvironmentVariable
)
{
    InputIsTerminal = !Console.IsInputRedirected,
    OutputIsTerminal = !Console.IsOutputRedirected,
    VariableNames = () => Environment.GetEnvironmentVariables().Keys.Cast<string>(),
    ProgramFile = Environment.ProcessPath ?? "",
    ErrorIsTerminal = !Console.IsErrorRedirected,
    RandomBytes = RandomNumberGenerator.GetBytes,
};

try
{
    return Commands.Run(args, host);
}
catch (IOException failure) when (failure.HResult is BrokenPipe or BrokenPipeOnWindows)
{
    return ExitCodes.ReaderLeft;
}
catch (IOException failure)
{
    host.StandardError.WriteLine($"error: {failure.Message}");
    return ExitCodes.OurFault;
}
catch (UnauthorizedAccessException failure)
{
    host.StandardError.WriteLine($"error: a file could not be read, or standard output is closed ({failure.Message})");
    return ExitCodes.OurFault;
}
#pragma warning disable CA1031 // Whatever it is: one line, never a stack trace on stdout.
catch (Exception failure)
{
    host.StandardError.WriteLine(
        $"error: kyma-krm failed, which is a fault of kyma-krm and not of the input: {failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}"
    );
    return ExitCodes.OurFault;
}

// Console's stream takes a reader that has left for one that has read it all; a pipe of our own says that nobody did.
static Stream? OpenStandardOutput()
{
    if (OperatingSystem.IsWindows())
        return Console.OpenStandardOutput();
    var handle = new SafeFileHandle(1, ownsHandle: false);
    try
    {
        // Asked for because FileStream itself takes a closed handle without a word.
        _ = File.GetUnixFileMode(handle);
        var pipe = new FileStream(handle, FileAccess.Write, bufferSize: 0);
        return pipe.CanSeek ? Console.OpenStandardOutput() : pipe;
    }
    catch (Exception closed) when (closed is IOException or UnauthorizedAccessException or ArgumentException)
    {
        handle.Dispose();
        return null;
    }
}
