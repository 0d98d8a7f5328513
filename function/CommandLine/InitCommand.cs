using System.Text;
using System.Text.Json.Nodes;
using CommandLine;
using Kyma.Krm.Certificates.Pki.Issuing;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.CommandLine.Packages;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Planning;
using Kyma.Krm.Schema;

namespace Kyma.Krm.CommandLine;

/// <summary><c>kyma-krm init DIR</c></summary>
[Verb(
    "init",
    HelpText = "Write a package that works: config, kustomization, Kptfile and whatever the certificate needs."
)]
[Example(
    "kyma-krm init traffic --certificate self-signed --domain shop.example.com",
    "A package for a test cluster, with a fresh seed"
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
        HelpText = "The folder; it is made if it is not there. Nothing in it is overwritten."
    )]
    public string Folder { get; set; } = "";

    [Option(
        "certificate",
        Required = true,
        HelpText = "Where the Gateway's certificate comes from. gardener: a Gardener cluster. cert-manager: the cluster runs it. existing: the Secret is there. provided: your own. self-signed: local and test clusters."
    )]
    [Words("gardener", "cert-manager", "existing", "provided", "self-signed")]
    public string Certificate { get; set; } = "";

    [Option(
        "domain",
        Required = true,
        MetaValue = "NAME",
        HelpText = "The domain under which applications are exposed."
    )]
    public string Domain { get; set; } = "";

    [Option("name", MetaValue = "NAME", HelpText = "The config's name. Default: shop.")]
    public string Name { get; set; } = "shop";

    [Option("issuer", MetaValue = "NAME", HelpText = "With cert-manager: the ClusterIssuer. Default: letsencrypt.")]
    public string Issuer { get; set; } = "letsencrypt";

    [Option("tls-cert", MetaValue = "FILE", HelpText = "With provided: the certificate with its chain, as PEM.")]
    public string? CertificateFile { get; set; }

    [Option("tls-key", MetaValue = "FILE", HelpText = "With provided: its private key, as PEM.")]
    public string? KeyFile { get; set; }

    [Option("output", HelpText = "Default: text.")]
    [Words("text", "json")]
    public string Output { get; set; } = "text";
}

/// <summary>For the first minute: from nothing to a package that renders, and the command to type next.</summary>
internal static class InitCommand
{
    public static int Run(InitOptions options, CommandHost host)
    {
        if (WhatIsWrong(options) is { } wrong)
            return UsageMistake.Refuse(host, wrong);
        var isProvided = options.Certificate == CertificateSources.Provided;
        var readings = new Findings();
        var certificate = isProvided ? TextOf(options.CertificateFile!, readings) : null;
        var key = isProvided ? TextOf(options.KeyFile!, readings) : null;
        if (readings.HasErrors)
            return OutcomeWriter.Give(Outcome.Of(readings, null), host, brief: false);
        var files = PackageFiles.Of(
            new PackageRequest(options.Name, options.Domain, options.Certificate)
            {
                Issuer = options.Issuer,
                Certificate = certificate,
                PrivateKey = key,
                NewSeed = () => host.RandomBytes(SeedRules.MinimumLength),
                Today = host.Clock.GetUtcNow(),
            }
        );
        if (PackageWriter.InTheWay(options.Folder, files) is { Count: > 0 } inTheWay)
        {
            return UsageMistake.RefuseAsIs(
                host,
                $"{string.Join(", ", inTheWay)} {(inTheWay.Count == 1 ? "is" : "are")} there already, and nothing is overwritten: name another folder"
            );
        }

        // What would not render is not written: a certificate that does not fit the domain is told now and here.
        var findings = new Findings();
        var items = files
            .Where(file => file.IsInput)
            .SelectMany(file => DocumentsReader.Read(Encoding.UTF8.GetBytes(file.Text), file.Name, findings))
            .ToList();
        Rendering.Render(items, null, host.Clock.GetUtcNow(), findings);
        if (findings.HasErrors)
            return OutcomeWriter.Give(Outcome.Of(findings, null), host, brief: false);

        try
        {
            PackageWriter.Write(options.Folder, files);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return UsageMistake.Refuse(
                host,
                $"nothing could be written to '{options.Folder}': it must be a folder that you may write to, on a disk with room"
            );
        }

        host.Print(
            options.Output == "json" ? JsonText.Of(Json(options, files)) : Encoding.UTF8.GetBytes(Text(options, files))
        );
        return ExitCodes.Fine;
    }

    static string? TextOf(string path, Findings findings) =>
        WholeInput.ReadFile(path, InputLimit.Default * 1024L * 1024, findings) is { } bytes
            ? Encoding.UTF8.GetString(bytes.Span)
            : null;

    static string? WhatIsWrong(InitOptions options) =>
        options switch
        {
            _ when !CertificateSources.Words.Contains(options.Certificate) =>
                $"--certificate '{options.Certificate}' must be one of: {string.Join(", ", CertificateSources.Words)}.{Suggestion.For(options.Certificate, CertificateSources.Words)}",
            _ when !Shapes.DnsName.Accepts(options.Domain) =>
                $"--domain '{options.Domain}' must be {Shapes.DnsName.ValidValues}",
            _ when !Shapes.DnsLabel.Accepts(options.Name) =>
                $"--name '{options.Name}' must be {Shapes.DnsLabel.ValidValues}",
            _ when !Shapes.ResourceName.Accepts(options.Issuer) =>
                $"--issuer '{options.Issuer}' must be {Shapes.ResourceName.ValidValues}",
            { Output: not ("text" or "json") } => $"--output '{options.Output}' must be one of: text, json.",
            { Certificate: CertificateSources.Provided, CertificateFile: null }
            or { Certificate: CertificateSources.Provided, KeyFile: null } =>
                "--certificate provided needs --tls-cert FILE and --tls-key FILE: your certificate with its chain, and its key",
            { Certificate: CertificateSources.Provided } when !File.Exists(options.CertificateFile) =>
                "--tls-cert names no file: give the path of a PEM file, not its content",
            { Certificate: CertificateSources.Provided } when !File.Exists(options.KeyFile) =>
                "--tls-key names no file: give the path of a PEM file, not its content",
            _ when File.Exists(options.Folder) => $"'{options.Folder}' is a file: name a folder",
            _ => null,
        };

    static string Text(InitOptions options, IReadOnlyList<PackageFile> files)
    {
        var width = files.Max(file => file.Name.Length);
        var text = new StringBuilder($"Wrote {PrintableText.Of(options.Folder.TrimEnd('/'))}/\n");
        foreach (var file in files)
            text.Append($"  {file.Name.PadRight(width)}  {file.Purpose}\n");
        text.Append("\nNext\n");
        foreach (var (command, purpose) in Next(options, files))
            text.Append($"  # {purpose}\n  {command}\n");
        return text.ToString();
    }

    static JsonObject Json(InitOptions options, IReadOnlyList<PackageFile> files) =>
        new()
        {
            ["folder"] = options.Folder,
            ["files"] = new JsonArray([
                .. files.Select(file => (JsonNode)new JsonObject { ["name"] = file.Name, ["purpose"] = file.Purpose }),
            ]),
            ["next"] = new JsonArray([.. Next(options, files).Select(next => (JsonNode)next.Command)]),
        };

    static IEnumerable<(string Command, string Purpose)> Next(InitOptions options, IReadOnlyList<PackageFile> files)
    {
        var folder = options.Folder.TrimEnd('/');
        var inputs = string.Join(
            ' ',
            files.Where(file => file.IsInput).Select(file => ShellText.Word($"{folder}/{file.Name}"))
        );
        yield return ($"kyma-krm explain {inputs}", "what it brings into the cluster, and why");
        yield return ($"kyma-krm render {inputs}", "the resources themselves");
        yield return (
            $"kustomize build --enable-alpha-plugins {ShellText.Word(folder)}",
            "the same through kustomize, with the container"
        );
    }
}
