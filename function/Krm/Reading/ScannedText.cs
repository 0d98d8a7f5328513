using Kyma.Krm.Yaml;
using Kyma.Krm.Yaml.Scanning;

namespace Kyma.Krm.Krm.Reading;

/// <summary>The text of scalars that were scanned. Kinds and versions repeat, so those are one string each.</summary>
internal sealed class ScannedText(ReadOnlyMemory<byte> utf8, SharedStrings strings)
{
    /// <summary>All of it.</summary>
    public ReadOnlyMemory<byte> Utf8 => utf8;

    /// <summary>What the strings of a tree of the text are shared with.</summary>
    public SharedStrings Strings => strings;

    /// <summary>The text of the scalar, empty where it has none.</summary>
    public string Shared(ScannedValue value) =>
        value.Kind == ScannedKind.Plain && strings.Of(Bytes(value)) is var text && !YamlScalar.IsNullWord(text)
            ? text
            : Read(value) ?? "";

    /// <summary>Null where the value is null or a collection.</summary>
    public string? Read(ScannedValue value) =>
        value.Kind is ScannedKind.Plain or ScannedKind.Quoted or ScannedKind.Lines or ScannedKind.Block
        && ScalarText.Of(Bytes(value)) is var text
        && (value.Kind != ScannedKind.Plain || !YamlScalar.IsNullWord(text))
            ? text
            : null;

    ReadOnlySpan<byte> Bytes(ScannedValue value) => utf8.Span[value.Start..value.End];
}
