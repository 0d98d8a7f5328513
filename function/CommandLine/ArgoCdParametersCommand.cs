using System.Text.Encodings.Web;
using System.Text.Json;
using CommandLine;
using Kyma.Krm.ArgoCd;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.CommandLine;

/// <summary><c>kyma-krm argocd-parameters [PATH...]</c></summary>
[Verb("argocd-parameters", HelpText = "Print what Argo CD's UI offers to edit: the values of the config in the folder.")]
internal sealed class ArgoCdParametersOptions
{
    [Value(0, MetaName = "PATH", HelpText = "The Application's folder. Default: the current folder.")]
    public IEnumerable<string> Paths { get; set; } = [];
}

/// <summary>The dynamic parameters of Argo CD's plugin. Its UI breaks where this fails, so a folder that it cannot offer anything for gives an empty list.</summary>
internal static class ArgoCdParametersCommand
{
    static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int Run(ArgoCdParametersOptions options, Host host)
    {
        var findings = new Findings();
        var items = new InputFiles(host with { VariableNames = () => [], Environment = _ => null }, findings).Read(options.Paths.DefaultIfEmpty("."));
        var configs = items.Where(ConfigReader.IsTraffic).ToList();
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
        {
            (configs is [var only] ? Announcements.Of(only) : []).WriteTo(writer);
        }

        buffer.Write("\n"u8);
        return Answer.Give(new Outcome(ExitCodes.Fine, output => output.Write(buffer.ToArray()), findings.Sorted()), host, brief: false);
    }
}
