using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Planning;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class PlanningFindings
{
    static readonly RuleSet Rules = new(nameof(PlanningFindings), Gate.Config);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule GeneratorTearsCredential = Rules.Warning();
    public static readonly Rule IstioVersionsDiffer = Rules.Warning();
    public static readonly Rule RenderedTwice = Rules.Error();
    public static readonly Rule ResourceNotOurs = Rules.Error();
    public static readonly Rule AmbiguousCopies = Rules.Error();
    public static readonly Rule CopiedResource = Rules.Warning();
    public static readonly Rule RenderedRemoved = Rules.Info();
    public static readonly Rule RenderedReplaced = Rules.Info();

    /// <summary>Those that report what the plan of a run shows as well.</summary>
    public static readonly IReadOnlyList<Rule> SaysThePlan = [RenderedRemoved, RenderedReplaced];

    public static readonly Rule OwnerNotHere = Rules.Warning();
    public static readonly Rule SecretTypeChanges = Rules.Warning();
    public static readonly Rule SelectorsHideOutput = Rules.Error();
}
