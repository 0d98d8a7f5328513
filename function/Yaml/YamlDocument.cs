using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Yaml;

/// <summary>One document of a YAML text.</summary>
/// <param name="Root">Its content; a null scalar for an empty document.</param>
/// <param name="Start">The character index behind <c>---</c>, or of the first character where there is none.</param>
/// <param name="End">The character index of the next <c>---</c> or <c>...</c>, or the text's length.</param>
internal sealed record YamlDocument(YamlNode Root, int Start, int End)
{
    /// <summary>How much text its aliases stand for.</summary>
    public long AliasWeight { get; init; }

    /// <summary>It is JSON, and this is why kustomize and kpt reject it nevertheless.</summary>
    public YamlFailure? Refusal { get; init; }
}

/// <summary>Why a text is no YAML, and where.</summary>
/// <param name="At">Where the parser stopped.</param>
/// <param name="Message">The parser's, without the position.</param>
/// <param name="IsLimit">It may be YAML, but one that stands for more than we take.</param>
internal sealed record YamlFailure(Position At, string Message, bool IsLimit);
