namespace Kyma.Krm.CommandLine;

/// <summary>The world outside, as far as commands see it; tests put their own in its place.</summary>
/// <param name="Environment">Environment variables by name.</param>
internal sealed record Host(Func<Stream> StandardInput, Func<Stream> StandardOutput, TextWriter StandardError, Func<string, string?> Environment)
{
    public bool InputIsTerminal { get; init; }

    public bool OutputIsTerminal { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>All of stdin, without a second copy.</summary>
    public ReadOnlyMemory<byte> ReadInput()
    {
        using var stream = StandardInput();
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }
}
