using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Explaining;

/// <summary>
/// How text looks where it is shown: wrapped and perhaps coloured at a terminal, anywhere else as it is.
/// </summary>
/// <param name="IsColoured">Colour only stresses what the words already say.</param>
/// <param name="Width">Columns; longer lines are wrapped.</param>
internal sealed record TextLook(bool IsColoured, int Width)
{
    /// <summary>Neither colour nor wrapping: for files and pipes.</summary>
    public static readonly TextLook Plain = new(false, int.MaxValue);

    public const string Bold = "\e[1m";
    public const string Dim = "\e[2m";
    const string Red = "\e[31m";
    const string Yellow = "\e[33m";
    const string End = "\e[0m";

    /// <summary>Narrower columns would break every second word.</summary>
    const int Narrowest = 24;

    /// <summary>The text between the colour and its end; unchanged where there are no colours.</summary>
    /// <param name="text">Printable already.</param>
    /// <param name="colour">One of those here.</param>
    public string Paint(string text, string colour) => IsColoured && text.Length > 0 ? $"{colour}{text}{End}" : text;

    /// <summary>The escape sequence for a severity.</summary>
    public static string Colour(Severity severity) =>
        severity switch
        {
            Severity.Error => Red,
            Severity.Warning => Yellow,
            _ => Dim,
        };

    /// <summary>Lines that fit behind so many columns.</summary>
    public IReadOnlyList<string> Wrap(string text, int columnsBefore) =>
        Width == int.MaxValue ? [text] : TextWrap.Lines(text, Math.Max(Narrowest, Width - columnsBefore));
}
