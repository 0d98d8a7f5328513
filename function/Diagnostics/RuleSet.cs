using System.Runtime.CompilerServices;

namespace Kyma.Krm.Diagnostics;

/// <summary>Declares the rules of one class that have the same gate.</summary>
internal sealed class RuleSet
{
    readonly RuleTexts _texts;
    readonly Gate _gate;
    readonly List<Rule> _declared = [];

    /// <summary>The first of a class; its rules with other gates come from <see cref="With"/>.</summary>
    /// <param name="file">The class, whose file of texts has the same name.</param>
    /// <param name="gate">Who has something against what breaks them.</param>
    public RuleSet(string file, Gate gate)
        : this(new RuleTexts(file), gate) { }

    RuleSet(RuleTexts texts, Gate gate) => (_texts, _gate) = (texts, gate);

    /// <summary>For the rules of the same class that have another gate: their texts are in the same file.</summary>
    public RuleSet With(Gate gate) => new(_texts, gate);

    /// <summary>All that were declared so far, in that order.</summary>
    public IReadOnlyList<Rule> Declared => _declared;

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
        var rule = new Rule(_texts, _gate, severity, name);
        _declared.Add(rule);
        return rule;
    }
}
