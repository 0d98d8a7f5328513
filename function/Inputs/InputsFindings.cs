using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Inputs;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class InputsFindings
{
    static readonly RuleTexts Texts = new(nameof(InputsFindings));

    public static readonly Rule NoDomain = Texts.Error();
    public static readonly Rule ReferenceNotFound = Texts.Error();
    public static readonly Rule AmbiguousReference = Texts.Error();
    public static readonly Rule SecretWouldLeak = Texts.Error();
    public static readonly Rule InputWouldBeApplied = Texts.Warning();
}
