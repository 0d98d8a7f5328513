namespace Kyma.Krm.Diagnostics;

/// <summary>
/// Who has something against what breaks a rule. Only <see cref="Admission"/> is what the cluster itself would say.
/// </summary>
internal enum Gate
{
    /// <summary>
    /// The CRD schema and Istio's webhook: an error rejects the resource, a warning is what kubectl prints.
    /// </summary>
    Admission,

    /// <summary>A single resource that Istio accepts and that does not do what it seems to.</summary>
    Trap,

    /// <summary>Between the resources of a package.</summary>
    Package,

    /// <summary>Secrets, certificates and keys.</summary>
    Credential,

    /// <summary>A KymaTraffic, a KymaTrafficCheck, and what renders from them.</summary>
    Config,

    /// <summary>Files that cannot be read or judged, and what only other commands tell.</summary>
    Input,
}

/// <summary>The names of the categories, as <c>check --list</c> shows them.</summary>
internal static class Gates
{
    /// <summary>In the order of the enum.</summary>
    public static readonly IReadOnlyList<string> Names = Enum.GetValues<Gate>().Select(gate => gate.Name()).ToArray();

    /// <summary>The name of a category.</summary>
    public static string Name(this Gate gate) =>
        gate switch
        {
            Gate.Admission => "admission",
            Gate.Trap => "trap",
            Gate.Package => "package",
            Gate.Credential => "credential",
            Gate.Config => "config",
            _ => "input",
        };
}
