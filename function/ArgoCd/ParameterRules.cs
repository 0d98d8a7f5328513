using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.ArgoCd;

/// <summary>What can be wrong with the parameters that Argo CD passes.</summary>
internal static class ParameterRules
{
    const string Argo = "Argo CD: config management plugins (docs/operator-manual/config-management-plugins.md)";

    public static readonly Rule Unreadable = new(
        "argocd-parameters",
        Severity.Error,
        "The parameters of the Application cannot be read."
    )
    {
        Source = Argo,
        Consequence = "What was set in Argo CD would be left out in silence.",
        Fix = "source:\n  plugin:\n    parameters:\n    - name: domain\n      string: shop.example.com",
    };

    public static readonly Rule Applied = new(
        "argocd-parameters-applied",
        Severity.Info,
        "Values of the Application were laid over the config."
    )
    {
        Source = Argo,
        Consequence = "What is rendered differs from what the folder alone would give.",
        Fix =
            "To render the same by hand: ARGOCD_APP_PARAMETERS='[{\"name\": \"domain\", \"string\": \"shop.example.com\"}]' kyma-krm render",
    };

    public static readonly Rule NeedsOneConfig = new(
        "argocd-parameters-need-one-config",
        Severity.Error,
        "Parameters are passed, but the folder has several configs."
    )
    {
        Source = Argo,
        Consequence = "Which of them is meant cannot be told.",
        Fix = "Give each config a folder and an Application of its own, or remove the parameters.",
    };
}
