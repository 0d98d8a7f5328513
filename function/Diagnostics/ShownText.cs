namespace Kyma.Krm.Diagnostics;

/// <summary>What is shown to people: without key material, and printable.</summary>
internal static class ShownText
{
    public static string Of(string text) => PrintableText.Of(Redaction.Of(text));
}
