using System.Runtime.CompilerServices;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>Something wrong with a certificate or key. Never holds any of a private key's content.</summary>
/// <param name="Rule">What it breaks; its severity applies.</param>
/// <param name="Field">The field the content came from, for example <c>data[tls.crt]</c>.</param>
/// <param name="Part">What in there: <c>certificate 2</c>, <c>line 7</c>; empty for all of it.</param>
/// <param name="Message">What is wrong, a clause whose subject is the field.</param>
internal sealed record PkiFinding(Rule Rule, string Field, string Part, string Message)
{
    /// <summary>The finding for users: what is wrong, what follows from it, how to mend it.</summary>
    public Finding At(Place place) =>
        new(
            Rule,
            Rule.Severity,
            $"{(Part is "" ? "" : $"{Part} ")}{Message}. {Rule.Consequence} {Rule.Fix}",
            place with
            {
                Field = Field,
            }
        );

    public override string ToString() => $"{Rule.Name}: {Field}{(Part is "" ? "" : $" {Part}")} {Message}";
}

/// <summary>Declares the rules of one class, most of which have the same source.</summary>
/// <param name="source">The file or the specification that says so.</param>
internal sealed class RuleSource(string source)
{
    readonly List<Rule> _rules = [];

    /// <summary>All that were declared so far, in that order.</summary>
    public IReadOnlyList<Rule> Rules => _rules;

    /// <param name="meaning">As in <see cref="Rule"/>.</param>
    /// <param name="consequence">What happens to someone who ignores it.</param>
    /// <param name="fix">What to do.</param>
    /// <param name="by">Only where it has another source.</param>
    /// <param name="name">As in <see cref="Rule"/>.</param>
    public Rule Error(
        string meaning,
        string consequence,
        string fix,
        string? by = null,
        [CallerMemberName] string name = ""
    ) => Declare(Severity.Error, meaning, consequence, fix, by, name);

    /// <inheritdoc cref="Error"/>
    public Rule Warning(
        string meaning,
        string consequence,
        string fix,
        string? by = null,
        [CallerMemberName] string name = ""
    ) => Declare(Severity.Warning, meaning, consequence, fix, by, name);

    Rule Declare(Severity severity, string meaning, string consequence, string fix, string? by, string name)
    {
        var rule = new Rule(severity, meaning, name)
        {
            Source = by ?? source,
            Consequence = consequence,
            Fix = fix,
        };
        _rules.Add(rule);
        return rule;
    }
}
