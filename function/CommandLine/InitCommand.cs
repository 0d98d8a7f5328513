using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Certificates.Pki.Issuing;
using Kyma.Krm.CommandLine.Packages;
using Kyma.Krm.CommandLine.Reading;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.CommandLine.Verbs;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Explaining;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Planning;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.CommandLine;

/// <summary>For the first minute: from nothing to a package that renders, and the command to type next.</summary>
internal static class InitCommand
{
    /// <summary>Stands in for the cluster's own, so that a package without a domain is tried as well.</summary>
    const string ShootInfo = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: shoot-info, namespace: kube-system, annotations: {config.kubernetes.io/local-config: "true"}}
        data: {domain: shoot.example.com}

        """;

    public static int Run(InitOptions options, CommandHost host)
    {
        if (options.Certificate is null)
            return host.Refuse(
                "--certificate is missing. It says where the Gateway's certificate comes from:",
                CertificateSources.Choices
            );
        if (WhatIsWrong(options) is { } wrong)
            return host.Refuse(wrong);
        var findings = new Findings();
        if (RequestOf(options, host, findings) is not { } request)
            return host.Give(RunResult.Of(findings, null));
        var files = PackageFiles.Of(request);
        if (PackageWriter.InTheWay(options.Folder, files) is { Count: > 0 } inTheWay)
            return host.RefuseAsIs(
                $"{string.Join(", ", inTheWay)} {(inTheWay.Count == 1 ? "exists" : "exist")}, and no file "
                    + "is overwritten: name another folder"
            );

        // What would not render is not written: a certificate that does not match the domain is reported now and here.
        var items = files
            .Where(file => file.IsInput)
            .Select(file => (file.Name, file.Text))
            .Concat(request.Domain is null ? [(PackageFile.ShootInfo, ShootInfo)] : [])
            .SelectMany(file => DocumentsReader.Read(Encoding.UTF8.GetBytes(file.Text), file.Item1, findings))
            .ToArray();
        Rendering.Render(items, null, host.Clock.GetUtcNow(), findings);
        if (findings.HasErrors)
            return host.Give(RunResult.Of(findings, null));

        try
        {
            PackageWriter.Write(options.Folder, files);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return host.Refuse(
                $"nothing could be written to '{options.Folder}': it must be a folder that you may write "
                    + "to, on a disk with room"
            );
        }

        var next = PackageCommands.Next(request, FolderOf(options)).ToArray();
        host.Print(
            options.Output == "json"
                ? JsonText.Of(Json(options, files, next))
                : Encoding.UTF8.GetBytes(Text(options, files, next, host.OutputLook))
        );
        return ExitCodes.Fine;
    }

    /// <summary>Null after a finding where a file cannot be read.</summary>
    static PackageRequest? RequestOf(InitOptions options, CommandHost host, Findings findings)
    {
        string? certificate = null,
            key = null;
        if (options.Certificate == CertificateSources.Provided)
        {
            certificate = TextOf(options.CertificateFile!, findings);
            key = TextOf(options.KeyFile!, findings);
            if (certificate is null || key is null)
                return null;
        }

        return new PackageRequest(
            options.Name ?? PackageRequest.NameFor(options.Domain, options.Folder),
            options.Domain,
            options.Certificate!,
            options.Way
        )
        {
            Issuer = options.Issuer ?? "letsencrypt",
            Certificate = certificate,
            PrivateKey = key,
            NewSeed = () => host.RandomBytes(SeedRules.MinimumLength),
            Today = host.Clock.GetUtcNow(),
        };
    }

    static string? TextOf(string path, Findings findings) =>
        WholeInput.ReadFile(path, InputLimit.Default * 1024L * 1024, findings) is { } bytes
            ? Encoding.UTF8.GetString(bytes.Span)
            : null;

    static string? WhatIsWrong(InitOptions options) =>
        options switch
        {
            _ when !CertificateSources.Words.Contains(options.Certificate!) => UsageMistake.OneOf(
                "--certificate",
                options.Certificate!,
                CertificateSources.Words
            ),
            { Way: { } way } when !PackageRunners.Words.Contains(way) => UsageMistake.OneOf(
                "--way",
                way,
                PackageRunners.Words
            ),
            { Domain: null, Certificate: not CertificateSources.Gardener } =>
                "--domain is missing: the domain under which applications are exposed. Only gardener can "
                    + "take the cluster's own",
            { Domain: { } domain } when !Shapes.DnsName.Accepts(domain) =>
                $"--domain '{domain}' must be {Shapes.DnsName.ValidValues}",
            { Name: { } name } when !Shapes.DnsLabel.Accepts(name) =>
                $"--name '{name}' must be {Shapes.DnsLabel.ValidValues}",
            { Issuer: not null, Certificate: not CertificateSources.CertManager } =>
                $"--issuer has no effect with --certificate {options.Certificate}: remove it, or use cert-manager",
            { Issuer: { } issuer } when !Shapes.ResourceName.Accepts(issuer) =>
                $"--issuer '{issuer}' must be {Shapes.ResourceName.ValidValues}",
            { Output: not ("text" or "json") } => UsageMistake.OneOf("--output", options.Output, ["text", "json"]),
            { Certificate: CertificateSources.Provided, CertificateFile: null }
            or { Certificate: CertificateSources.Provided, KeyFile: null } =>
                "--certificate provided needs --tls-cert FILE and --tls-key FILE: your certificate with "
                    + "its chain, and its key",
            { Certificate: not CertificateSources.Provided, CertificateFile: not null }
            or { Certificate: not CertificateSources.Provided, KeyFile: not null } =>
                $"--tls-cert and --tls-key have no effect with --certificate {options.Certificate}: remove "
                    + "them, or take provided",
            { Certificate: CertificateSources.Provided } when NoFile(options.CertificateFile) is { } wrong =>
                $"--tls-cert {wrong}",
            { Certificate: CertificateSources.Provided } when NoFile(options.KeyFile) is { } wrong =>
                $"--tls-key {wrong}",
            _ when File.Exists(options.Folder) => $"'{options.Folder}' is a file: name a folder",
            _ => null,
        };

    /// <summary>Null where it is a file; what stands there may be a key, so it is not repeated.</summary>
    static string? NoFile(string? path) =>
        File.Exists(path) ? null
        : Directory.Exists(path) ? "names a folder: give the path of a PEM file in it"
        : "names no file: give the path of a PEM file, not its content";

    static string Text(
        InitOptions options,
        IReadOnlyList<PackageFile> files,
        IReadOnlyList<(string Command, string Purpose)> next,
        TextLook look
    )
    {
        var page = new TextPage(look);
        page.Line($"Wrote {FolderOf(options)}/");
        page.Rows(2, files.Select(file => (file.Name, file.Purpose)).ToArray());
        page.Line();
        page.Line("Next");
        foreach (var (command, purpose) in next)
        {
            page.Line($"  # {purpose}");
            page.Verbatim($"  {command}");
        }

        return page.ToString();
    }

    static JsonObject Json(
        InitOptions options,
        IReadOnlyList<PackageFile> files,
        IReadOnlyList<(string Command, string Purpose)> next
    ) =>
        new()
        {
            ["folder"] = options.Folder,
            ["files"] = JsonFields.List(
                files.Select(file => new JsonObject { ["name"] = file.Name, ["purpose"] = file.Purpose })
            ),
            ["next"] = JsonFields.List(next.Select(step => step.Command)),
        };

    static string FolderOf(InitOptions options) =>
        options.Folder.TrimEnd('/') is { Length: > 0 } folder ? folder : options.Folder;
}
