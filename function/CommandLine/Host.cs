namespace Kyma.Krm.CommandLine;

/// <summary>The world outside, as far as commands see it; tests put their own in its place.</summary>
/// <param name="Environment">Environment variables by name.</param>
internal sealed record Host(Func<Stream> StandardInput, Func<Stream> StandardOutput, TextWriter StandardError, Func<string, string?> Environment)
{
    public bool InputIsTerminal { get; init; }

    public bool OutputIsTerminal { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The names of all environment variables.</summary>
    public Func<IEnumerable<string>> VariableNames { get; init; } = () => [];

    /// <summary>The file that this program is.</summary>
    public string ProgramFile { get; init; } = "";

    public byte[] ReadInput()
    {
        using var stream = StandardInput();
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }
}
