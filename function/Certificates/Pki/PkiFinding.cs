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
