using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Kyma.Krm.Diagnostics;

/// <summary>
/// What is said of the rules of one class: a YAML file of the same name, next to the class, with a mapping for each
/// rule (<c>meaning</c>, <c>consequence</c>, <c>fix</c>, and <c>source</c> where it is not this project). The program
/// has it as bytes and reads it when the first text is asked for: as literals, a third of a megabyte would be unpacked
/// at every start, to say nothing in most of them.
/// </summary>
/// <param name="open">What reads the file; called at most once.</param>
internal sealed class RuleTexts(Func<TextReader> open)
{
    Dictionary<string, string>? _texts;

    /// <summary>The texts that the build put into the program.</summary>
    /// <param name="file">The class that declares the rules, whose file of texts has the same name.</param>
    public RuleTexts(string file)
        : this(() => new StreamReader(typeof(RuleTexts).Assembly.GetManifestResourceStream(file)!)) { }

    /// <summary>One text of one rule; null where the file has none.</summary>
    /// <param name="rule">By its name for users.</param>
    /// <param name="part">The key, for example <c>fix</c>.</param>
    public string? Of(string rule, string part) => (_texts ??= Read()).GetValueOrDefault($"{rule} {part}");

    /// <summary>Each text under the name of its rule and its key.</summary>
    Dictionary<string, string> Read()
    {
        using var reader = open();
        var parser = new Parser(reader);
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        parser.Consume<MappingStart>();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        while (parser.TryConsume<Scalar>(out var rule))
        {
            parser.Consume<MappingStart>();
            while (parser.TryConsume<Scalar>(out var part))
                texts.Add($"{rule.Value} {part.Value}", parser.Consume<Scalar>().Value);
            parser.Consume<MappingEnd>();
        }
        return texts;
    }
}
