using CommandLine;
using Kyma.Krm.CommandLine.Verbs;

namespace Kyma.Krm.CommandLine;

/// <summary><c>kyma-krm init DIR</c></summary>
[Verb(
    "init",
    HelpText = "Write a package that works: the config, the files for kustomize and kpt, and what the certificate "
        + "needs."
)]
[Example("kyma-krm init traffic --certificate gardener --domain shop.example.com", "A package for a Gardener shoot")]
[Example(
    "kyma-krm init traffic --certificate self-signed --domain shop.example.com",
    "A package for a test cluster, with a new seed"
)]
[Example(
    "kyma-krm init traffic --certificate provided --domain shop.example.com --tls-cert tls.crt --tls-key tls.key",
    "A package with your own certificate"
)]
internal sealed class InitOptions
{
    [Value(
        0,
        MetaName = "DIR",
        Required = true,
        HelpText = "The folder. It is created if it does not exist. No file in it is overwritten."
    )]
    public string Folder { get; set; } = "";

    [Option(
        "certificate",
        HelpText = "Where the Gateway's certificate comes from. gardener: a Gardener cluster. cert-manager: the "
            + "cluster runs it. existing: the Secret is in the cluster. provided: your own files. self-signed: "
            + "local and test clusters."
    )]
    [Words("gardener", "cert-manager", "existing", "provided", "self-signed")]
    public string? Certificate { get; set; }

    [Option(
        "domain",
        MetaValue = "NAME",
        HelpText = "The domain under which applications are exposed. Without it, gardener uses the cluster's own."
    )]
    public string? Domain { get; set; }

    [Option(
        "name",
        MetaValue = "NAME",
        HelpText = "The name of the config and its Gateway. Default: the domain with dashes, or the name of DIR."
    )]
    public string? Name { get; set; }

    [Option(
        "way",
        HelpText = "Write only the files for one way to run it: kustomize with the container, kpt, the Argo CD "
            + "plugin, or exec (kustomize with the program on PATH). Default: all files."
    )]
    [Words("kustomize", "kpt", "argocd", "exec")]
    public string? Way { get; set; }

    [Option("issuer", MetaValue = "NAME", HelpText = "With cert-manager: the ClusterIssuer. Default: letsencrypt.")]
    public string? Issuer { get; set; }

    [Option("tls-cert", MetaValue = "FILE", HelpText = "With provided: the certificate with its chain, as PEM.")]
    public string? CertificateFile { get; set; }

    [Option("tls-key", MetaValue = "FILE", HelpText = "With provided: its private key, as PEM.")]
    public string? KeyFile { get; set; }

    [Option("output", HelpText = "Default: text.")]
    [Words("text", "json")]
    public string Output { get; set; } = "text";
}
