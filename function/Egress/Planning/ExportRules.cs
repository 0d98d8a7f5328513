using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;

namespace Kyma.Krm.Egress.Planning;

/// <summary><c>egress.exportTo</c> (istio, pkg/config/validation/validation.go, validateExportTo).</summary>
internal static class ExportRules
{
    public static void Check(IReadOnlyList<string> exportTo, string egressNamespace, ConfigScope scope)
    {
        if (exportTo.Contains(Exports.All) && exportTo.Count > 1)
        {
            scope.ReportWritten(
                EgressFindings.EgressExportConflict,
                "spec.egress.exportTo",
                "'*' must stand alone: it is every namespace already"
            );
        }

        var seen = new HashSet<string>();
        foreach (var (i, entry) in exportTo.Index())
        {
            var @namespace = entry == Exports.Own ? egressNamespace : entry;
            if (!seen.Add(@namespace))
                scope.Report(
                    EgressFindings.EgressExportConflict,
                    $"spec.egress.exportTo[{i}]",
                    $"'{entry}' must stand once: '.' is the namespace '{egressNamespace}'",
                    "spec.egress.namespace",
                    "metadata.namespace"
                );
        }
    }
}
