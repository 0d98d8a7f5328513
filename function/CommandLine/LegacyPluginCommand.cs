using Kyma.Krm.CommandLine.Reading;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Krm.Writing;

namespace Kyma.Krm.CommandLine;

/// <summary>
/// kustomize's older plugin form, which plain <c>kubectl kustomize --enable-alpha-plugins</c> still runs: the config in
/// a file named by the first argument, documents on stdin and stdout (kustomize,
/// api/internal/plugins/execplugin/execplugin.go).
/// </summary>
internal static class LegacyPluginCommand
{
    /// <summary>kustomize sets it for every plugin, and for nothing else.</summary>
    const string Sign = "KUSTOMIZE_PLUGIN_CONFIG_ROOT";

    /// <summary>
    /// How messages call the file: kustomize gives it a name of chance, which must not get into the output.
    /// </summary>
    const string ConfigName = "functionConfig";

    public static bool IsMeant(string[] args, CommandHost host) =>
        args.Length > 0 && host.Environment(Sign) is not null && File.Exists(args[0]);

    public static int Run(string configFile, CommandHost host)
    {
        var findings = new Findings();
        var config = Read(WholeInput.ReadFile(configFile, host.MaximumBytes, findings), ConfigName, findings);
        var items = Read(WholeInput.ReadInput(host, findings), "", findings);
        var changes = findings.HasErrors
            ? new Changes()
            : Function.ChangesOf(items, config.Count > 0 ? config[0] : null, host.Clock.GetUtcNow(), findings);
        return host.Give(
            findings.HasErrors
                ? RunResult.Of(findings, null)
                : RenderCommand.Answer(DocumentsWriter.OfAll(items, changes), findings),
            brief: true
        );
    }

    static IReadOnlyList<Item> Read(ReadOnlyMemory<byte>? text, string path, Findings findings) =>
        text is { } whole ? DocumentsReader.Read(whole, path, findings) : [];
}
