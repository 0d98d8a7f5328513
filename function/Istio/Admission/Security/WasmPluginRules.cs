using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Model.Extensions;
using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Admission.Security;

/// <summary>What Istio's webhook and the CRDs' CEL rules say of a WasmPlugin.</summary>
internal static class WasmPluginRules
{
    public static void Check(IstioResource<WasmPluginSpec> plugin, Review review)
    {
        TargetRules.Check(plugin.Spec, review);
        var names = new HashSet<string>();
        for (var i = 0; i < plugin.Spec.VmConfig?.Env?.Count; i++)
        {
            var variable = plugin.Spec.VmConfig.Env[i];
            var path = FieldPath.Child("spec.vmConfig.env", i);
            if (!names.Add(variable.Name ?? ""))
                review.Add(SecurityFindings.PluginVariable, $"{path}.name", $"'{variable.Name}' is listed twice");
            if (variable is { ValueFrom: "HOST", Value: not null })
                review.Add(
                    SecurityFindings.PluginVariable,
                    $"{path}.value",
                    "must not be set with valueFrom HOST: remove one of them"
                );
        }
    }
}
