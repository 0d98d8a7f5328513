using CommandLine;
using Kyma.Krm.Certificates.Pki.Issuing;
using Kyma.Krm.CommandLine.Packages;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.CommandLine.Verbs;
using Kyma.Krm.Schema;

namespace Kyma.Krm.CommandLine;

/// <summary><c>kyma-krm new-seed</c></summary>
[Verb("new-seed", HelpText = "Print a Secret with a random seed for spec.certificate.selfSigned.")]
[Example(
    "kyma-krm new-seed --name shop-seed > shop-seed.yaml",
    "A seed in a file of its own, to be encrypted before it is committed"
)]
internal sealed class NewSeedOptions
{
    [Option("name", MetaValue = "NAME", HelpText = "The Secret's name, which seedSecretRef refers to. Default: seed.")]
    public string Name { get; set; } = "seed";
}

/// <summary>The one command whose answer is different each time; what is rendered from it is not.</summary>
internal static class NewSeedCommand
{
    public static int Run(NewSeedOptions options, CommandHost host)
    {
        if (!Shapes.ResourceName.Accepts(options.Name))
            return host.Refuse($"--name '{options.Name}' must be {Shapes.ResourceName.ValidValues}");

        return host.Answer(
            SeedSecret.Text(options.Name, $"{options.Name}.yaml", host.RandomBytes(SeedRules.MinimumLength))
        );
    }
}
