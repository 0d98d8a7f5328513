using System.Runtime.CompilerServices;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Kyma.Krm.Diagnostics;

/// <summary>
/// The rules that one class declares, and what is said of them: a YAML file of the same name, next to the class, with
/// a mapping for each rule (<c>meaning</c>, <c>consequence</c>, <c>fix</c>, and <c>source</c> where it is not this
/// project). It is a file of bytes in the program and is read when the first text is asked for: as literals, a third
/// of a megabyte would be unpacked at every start, to say nothing in most of them.
/// </summary>
/// <param name="open">What reads the file; called at most once.</param>
internal sealed class RuleTexts(Func<TextReader> open)
{
    readonly List<Rule> _rules = [];

    Dictionary<string, string>? _texts;

    /// <summary>The texts that the build put into the program.</summary>
    /// <param name="file">The class that declares them, whose file of texts has the same name.</param>
    public RuleTexts(string file)
        : this(() => new StreamReader(typeof(RuleTexts).Assembly.GetManifestResourceStream(file)!)) { }

    /// <summary>All that were declared so far, in that order.</summary>
    public IReadOnlyList<Rule> Rules => _rules;

    /// <summary>Declares a rule of severity error.</summary>
    /// <param name="name">As in <see cref="Rule"/>.</param>
    public Rule Error([CallerMemberName] string name = "") => Declare(Severity.Error, name);

    /// <summary>Declares a rule of severity warning.</summary>
    /// <param name="name">As in <see cref="Rule"/>.</param>
    public Rule Warning([CallerMemberName] string name = "") => Declare(Severity.Warning, name);

    /// <summary>Declares a rule of severity info.</summary>
    /// <param name="name">As in <see cref="Rule"/>.</param>
    public Rule Info([CallerMemberName] string name = "") => Declare(Severity.Info, name);

    /// <summary>Not copied into the hundreds of places that declare a rule.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    Rule Declare(Severity severity, string name)
    {
        var rule = new Rule(this, severity, name);
        _rules.Add(rule);
        return rule;
    }

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
