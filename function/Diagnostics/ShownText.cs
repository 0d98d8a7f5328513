namespace Kyma.Krm.Diagnostics;

/// <summary>What is shown to people: without key material, and printable.</summary>
internal static class ShownText
{
    /// <summary>Without what looks like key material, and with control and bidirectional characters escaped.</summary>
    public static string Of(string text) => PrintableText.Of(Redaction.Of(text));
}
