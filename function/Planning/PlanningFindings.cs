using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Planning;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class PlanningFindings
{
    static readonly RuleTexts Texts = new(nameof(PlanningFindings));

    public static readonly Rule GeneratorTearsCredential = Texts.Warning();
    public static readonly Rule IstioVersionsDiffer = Texts.Warning();
    public static readonly Rule RenderedTwice = Texts.Error();
    public static readonly Rule ResourceNotOurs = Texts.Error();
    public static readonly Rule AmbiguousCopies = Texts.Error();
    public static readonly Rule CopiedResource = Texts.Warning();
    public static readonly Rule RenderedRemoved = Texts.Info();
    public static readonly Rule RenderedReplaced = Texts.Info();

    /// <summary>Those that report what the plan of a run shows as well.</summary>
    public static readonly IReadOnlyList<Rule> SaysThePlan = [RenderedRemoved, RenderedReplaced];

    public static readonly Rule OwnerNotHere = Texts.Warning();
    public static readonly Rule SecretTypeChanges = Texts.Warning();
    public static readonly Rule SelectorsHideOutput = Texts.Error();
}
