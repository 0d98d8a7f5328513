#pragma warning disable CA2000 // Standard output is the system's to close.
#pragma warning disable RS0030 // This file alone speaks to the terminal, the environment and chance.
using System.Security.Cryptography;
using System.Text;
using Kyma.Krm.CommandLine;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.Diagnostics;
using Microsoft.Win32.SafeHandles;

const int BrokenPipe = 32,
    BrokenPipeOnWindows = unchecked((int)0x8007006D);

// .NET's Console, which CommandLineParser asks for its width, switches a terminal that it knows by TERM into another
// mode (ESC[?1h) and leaves it so. We write the few escape sequences of ours without it.
var term = Environment.GetEnvironmentVariable("TERM");
Environment.SetEnvironmentVariable("TERM", null);

// Before Console opens anything: where standard output is closed, the next file that is opened would take its number.
var standardOutput = Open(1, Console.OpenStandardOutput);
var host = new CommandHost(
    Console.OpenStandardInput,
    () => standardOutput ?? throw new IOException("standard output is closed"),
    OpenStandardError(),
    name => name == "TERM" ? term : Environment.GetEnvironmentVariable(name)
)
{
    InputIsTerminal = !Console.IsInputRedirected,
    OutputIsTerminal = !Console.IsOutputRedirected,
    VariableNames = () => Environment.GetEnvironmentVariables().Keys.Cast<string>(),
    ProgramFile = Environment.ProcessPath ?? "",
    ErrorIsTerminal = !Console.IsErrorRedirected,
    WindowWidth = WidthOfTerminal,
    InputLength = LengthOfInput,
    RandomBytes = RandomBytes,
};

try
{
    return Commands.Run(args, host);
}
catch (IOException failure) when (failure.HResult is BrokenPipe or BrokenPipeOnWindows)
{
    return ExitCodes.ReaderLeft;
}
catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
{
    // Commands answer for the files that they read and write; what is left is the answer itself.
    Tell("the answer could not be written: standard output is closed, or its disk is full");
    return ExitCodes.WrongUsage;
}
catch (OutOfMemoryException)
{
    Tell(
        "there is not enough memory. Let kyma-krm, or its container, have more: 16 MiB and up to 25 times the size of "
            + "the input"
    );
    return ExitCodes.OurFault;
}
#pragma warning disable CA1031 // Whatever it is: one line, never a stack trace on stdout.
catch (Exception failure)
{
    Tell(
        $"kyma-krm failed, which is a fault of kyma-krm and not of the input: {failure.GetType().Name}: "
            + $"{ShownText.Of(failure.Message)}"
    );
    return ExitCodes.OurFault;
}

void Tell(string message)
{
    using var error = new SafeWriter(host.StandardError);
    error.WriteLine($"error: {message}");
}

// .NET's own asks OpenSSL on Linux, which would take 2.8 MB of the static file to pass on what the kernel says.
static byte[] RandomBytes(int count)
{
    if (OperatingSystem.IsWindows())
        return RandomNumberGenerator.GetBytes(count);
    var bytes = new byte[count];
    using var kernel = new FileStream("/dev/urandom", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0);
    kernel.ReadExactly(bytes);
    return bytes;
}

// Of a file that a shell has put there; a pipe has none.
static long? LengthOfInput()
{
    try
    {
        using var handle = new SafeFileHandle(0, ownsHandle: false);
        using var file = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        return !OperatingSystem.IsWindows() && file.CanSeek ? file.Length : null;
    }
    catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
    {
        return null;
    }
}

static int? WidthOfTerminal()
{
    try
    {
        return Console.IsOutputRedirected ? null : Console.WindowWidth;
    }
    catch (Exception unknown) when (unknown is IOException or PlatformNotSupportedException)
    {
        return null;
    }
}

// Where standard error is closed there is nobody to tell, which must not become a failure of its own.
// In UTF-8 whatever the locale is, as is everything else that we write.
static TextWriter OpenStandardError() =>
    Open(2, Console.OpenStandardError) is { } stream
        ? new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true }
        : TextWriter.Null;

// Console's stream takes a reader that has left for one that has read it all; a pipe of our own says that nobody did.
static Stream? Open(int number, Func<Stream> ofConsole)
{
    if (OperatingSystem.IsWindows())
        return ofConsole();
    var handle = new SafeFileHandle(number, ownsHandle: false);
    try
    {
        // Asked for because FileStream itself takes a closed handle without a word.
        _ = File.GetUnixFileMode(handle);
        var pipe = new FileStream(handle, FileAccess.Write, bufferSize: 0);
        return pipe.CanSeek ? ofConsole() : pipe;
    }
    catch (Exception closed) when (closed is IOException or UnauthorizedAccessException or ArgumentException)
    {
        handle.Dispose();
        return null;
    }
}
