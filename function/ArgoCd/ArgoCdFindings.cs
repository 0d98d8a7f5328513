using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.ArgoCd;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class ArgoCdFindings
{
    public static readonly Rule ArgocdParameters = new(
        Severity.Error,
        "The parameters of the Application cannot be read."
    )
    {
        Source = "Argo CD: config management plugins (docs/operator-manual/config-management-plugins.md)",
        Consequence = "What was set in Argo CD would be silently ignored.",
        Fix = "source:\n  plugin:\n    parameters:\n    - name: domain\n      string: shop.example.com",
    };

    public static readonly Rule ArgocdParametersApplied = new(
        Severity.Info,
        "Values of the Application were laid over the config."
    )
    {
        Source = "Argo CD: config management plugins (docs/operator-manual/config-management-plugins.md)",
        Consequence = "What is rendered differs from what the folder alone would give.",
        Fix =
            "Render the same by hand: `ARGOCD_APP_PARAMETERS='[{\"name\": \"domain\", \"string\": "
            + "\"shop.example.com\"}]' kyma-krm render`.",
    };

    public static readonly Rule ArgocdParametersNeedOneConfig = new(
        Severity.Error,
        "Parameters are passed, but the folder has several configs."
    )
    {
        Source = "Argo CD: config management plugins (docs/operator-manual/config-management-plugins.md)",
        Consequence = "Which of them is meant cannot be told.",
        Fix = "Give each config a folder and an Application of its own, or remove the parameters.",
    };
}
