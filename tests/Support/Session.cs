using System.Security.Cryptography;
using System.Text;
using Kyma.Krm.CommandLine;
using Kyma.Krm.CommandLine.Terminal;

namespace Kyma.Krm.Tests.Support;

/// <summary>
/// Runs the program in this process, as Program.cs would: arguments and stdin in; stdout, stderr and exit code out.
/// </summary>
internal sealed record Session(int ExitCode, string Stdout, string Stderr)
{
    public static Session Run(params string[] arguments) => RunWith("", arguments);

    public static Session RunWith(string stdin, params string[] arguments) => RunAt(new FixedClock(), stdin, arguments);

    public static Session RunAt(TimeProvider clock, string stdin, params string[] arguments) =>
        Run(clock, Encoding.UTF8.GetBytes(stdin), arguments);

    /// <summary>With these environment variables, and no others.</summary>
    public static Session RunIn(
        IReadOnlyDictionary<string, string> environment,
        string stdin,
        params string[] arguments
    ) => Run(new FixedClock(), Encoding.UTF8.GetBytes(stdin), arguments, environment);

    public static Session RunBytes(byte[] stdin, params string[] arguments) => Run(new FixedClock(), stdin, arguments);

    static Session Run(
        TimeProvider clock,
        byte[] stdin,
        string[] arguments,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        var host = new CommandHost(
            () => new MemoryStream(stdin),
            () => new Unclosed(output),
            error,
            name => environment?.GetValueOrDefault(name)
        )
        {
            VariableNames = () => environment?.Keys ?? [],
            Clock = clock,
            RandomBytes = NotRandom,
        };
        var exitCode = Commands.Run(arguments, host);
        return new Session(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    /// <summary>The same on every run, yet bytes that could be random.</summary>
    static byte[] NotRandom(int count) =>
        [
            .. Enumerable
                .Range(0, (count + 31) / 32)
                .SelectMany(block => SHA256.HashData(BitConverter.GetBytes(block)))
                .Take(count),
        ];

    /// <summary>A day on which no certificate of the tests is about to end.</summary>
    sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    }

    /// <summary>The program closes its stdout; we still want to read it.</summary>
    sealed class Unclosed(MemoryStream inner) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => inner.Length;
        public override long Position
        {
            get => inner.Position;
            set => throw new NotSupportedException();
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
