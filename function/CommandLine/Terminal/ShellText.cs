using System.Buffers;

namespace Kyma.Krm.CommandLine.Terminal;

/// <summary>Commands that we suggest are copied into a shell, with the names of other people's files in them.</summary>
internal static class ShellText
{
    static readonly SearchValues<char> Plain = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./,:=@%+"
    );

    /// <summary>As one word for a POSIX shell, and never an option.</summary>
    public static string Word(string text)
    {
        var path = text.StartsWith('-') ? $"./{text}" : text;
        return path.Length > 0 && !path.AsSpan().ContainsAnyExcept(Plain) ? path : Quoted(path);
    }

    /// <summary>In single quotes, which a POSIX shell and fish read alike.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
