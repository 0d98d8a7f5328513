using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Config;

/// <summary>Configs in a Kptfile, as the <c>configMap</c> of a function: only kpt reads them.</summary>
internal static class InlineConfigs
{
    public static void Report(IReadOnlyList<Item> items, Findings findings)
    {
        foreach (var kptfile in items.Where(PackageLayout.IsKptfile))
        {
            foreach (var (i, mutator) in kptfile.Root.FindItems("pipeline", "mutators").Index())
            {
                if (mutator is YamlMapping function && IsOurs(function) && HasConfig(function))
                    findings.Add(
                        ConfigFindings.ConfigInKptfile,
                        kptfile.Source.At($"{FieldPath.Child("pipeline.mutators", i)}.configMap"),
                        "only kpt passes this config to the function. It is not read here, so what it renders is "
                            + $"neither checked nor shown. Write it as a {KymaTraffic.Kind} in a file of the package, "
                            + "and name the file in `configPath`"
                    );
            }
        }
    }

    static bool HasConfig(YamlMapping function) => function.Find("configMap") is YamlMapping { Entries.Count: > 0 };

    /// <summary>By the last part of the image's name, or of the command's path.</summary>
    static bool IsOurs(YamlMapping function) =>
        (function.FindText("image") ?? function.FindText("exec"))?.Split([' ', '@'])[0] is { } called
        && called[(called.LastIndexOf('/') + 1)..].Split(':')[0] == Marks.Program;
}
