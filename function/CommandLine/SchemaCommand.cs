using CommandLine;
using Kyma.Krm.CommandLine.Packages;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.CommandLine.Verbs;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.CommandLine;

/// <summary><c>kyma-krm schema</c></summary>
[Verb("schema", HelpText = "Print the JSON Schema of the config, by which editors complete and check it.")]
[Example(
    $"kyma-krm schema > {ConfigSchema.FileName}",
    $"For a config whose first line is: # yaml-language-server: $schema={ConfigSchema.FileName}"
)]
internal sealed class SchemaOptions
{
    [Option(
        "kind",
        MetaValue = "KIND",
        HelpText = "Only the schema of this kind. Default: every kind in one document."
    )]
    public string? Kind { get; set; }
}

/// <summary>For editors, and for whoever checks configs without running the function.</summary>
internal static class SchemaCommand
{
    public static int Run(SchemaOptions options, CommandHost host)
    {
        if (options.Kind is { } kind && !ConfigSchema.Kinds.Contains(kind))
            return host.Refuse(UsageMistake.OneOf("--kind", kind, ConfigSchema.Kinds));

        host.Print(JsonText.Of(options.Kind is { } one ? ConfigSchema.Of(one) : ConfigSchema.OfAll()));
        return ExitCodes.Fine;
    }
}
