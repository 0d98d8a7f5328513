using System.Text;
using Kyma.Krm.CommandLine.Folders;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.Config;
using Kyma.Krm.Krm;

namespace Kyma.Krm.CommandLine.Packages;

/// <summary>The files of a new package, each with comments that teach its reader.</summary>
internal static class PackageFiles
{
    public static IReadOnlyList<PackageFile> Of(PackageRequest request)
    {
        var hasSeed = CertificateSources.NeedsSeed(request);
        List<PackageFile> secrets =
        [
            .. hasSeed
                ?
                [
                    new PackageFile(
                        PackageFile.Seed,
                        SeedSecret.Text(request.SeedName, PackageFile.Seed, request.NewSeed()),
                        "the seed of the certificate's key: encrypt it before you commit it"
                    ),
                ]
                : Array.Empty<PackageFile>(),
            .. request.Source == CertificateSources.Provided
                ?
                [
                    new PackageFile(
                        PackageFile.Certificate,
                        CertificateSecret(request),
                        "your certificate and its key: encrypt it before you commit it"
                    ),
                ]
                : Array.Empty<PackageFile>(),
        ];
        List<string> inputs =
        [
            .. secrets.Select(file => file.Name),
            .. request.Domain is null ? (string[])[PackageFile.ShootInfo] : [],
        ];
        List<PackageFile> files =
        [
            new(PackageFile.Config, ConfigText(request), "the config: begin here"),
            new(
                ConfigSchema.FileName,
                Encoding.UTF8.GetString(JsonText.Of(ConfigSchema.OfAll())),
                "lets your editor complete and check the config"
            ),
            new(IgnoreFile.Name, Ignored, "keeps kpt and kyma-krm from reading the schema as a resource"),
        ];
        if (request.Includes(PackageRunners.Kustomize) || request.Includes(PackageRunners.Exec))
            files.Add(
                new("kustomization.yaml", Kustomization(request, inputs), "for kustomize, and Argo CD through it")
            );
        if (request.Includes(PackageRunners.Kpt))
            files.Add(new("Kptfile", Kptfile(request), "for kpt"));
        files.AddRange(secrets);
        if (CertificateSources.RendersSecret(request))
            files.Add(new(".gitignore", GitIgnore(request, secrets), "keeps private keys out of Git"));
        return files;
    }

    /// <summary>
    /// What can be added comes before a field and not at the end: from there kpt, which writes the file again, would
    /// move the comments below the last field.
    /// </summary>
    static string ConfigText(PackageRequest request) =>
        $"""
            # yaml-language-server: $schema=./{ConfigSchema.FileName}
            # How traffic enters and leaves the cluster. `kyma-krm explain` shows what this brings,
            # `kyma-krm explain --field spec` every field.
            apiVersion: {KymaTraffic.ApiVersion}
            kind: {KymaTraffic.Kind}
            metadata:
              name: {PackageRequest.Quoted(request.Name)}
              annotations:
                # An input of kyma-krm: it is never applied to the cluster.
                {Annotations.LocalConfig}: "true"
            {FunctionAnnotation(request)}spec:
            {DomainLine(request)}
              # dns:
              #   gardener: {"{}"}                  # Gardener writes the DNS records
              # egress:                         # external services; without more, nothing is limited
              #   services:
              #   - hosts: [api.partner.com]    # HTTPS on port 443
              #   - hosts: [db.example.com]
              #     preset: postgresql
              # apiRules:                       # applications under a host of the domain
              # - name: frontend
              #   namespace: shop
              #   host: www                     # www.{request.ShownDomain}
              #   service: {"{name: frontend, port: 8080}"}
              gateway:
                name: {PackageRequest.Quoted(request.Name)}{Padding(
                request.Name,
                24
            )}# not kyma-gateway, which Kyma's own operator writes
              certificate:
            {CertificateSources.Yaml(request)}

            """;

    static string DomainLine(PackageRequest request) =>
        request.Domain is { } domain
            ? $"  domain: {PackageRequest.Quoted(domain)}"
            : $"  # domain: shop.example.com      # without it, the cluster's own: {PackageFile.ShootInfo} says it";

    /// <summary>kpt and the Argo CD plugin do not look for it.</summary>
    static string FunctionAnnotation(PackageRequest request) =>
        request.Way switch
        {
            PackageRunners.Kpt or PackageRunners.ArgoCd => "",
            PackageRunners.Exec => """
                    # How kustomize runs kyma-krm: the program on PATH. It needs --enable-exec.
                    config.kubernetes.io/function: |
                      exec: {path: kyma-krm}

                """,
            _ => $$"""
                    # How kustomize runs kyma-krm. With --enable-exec and the program on PATH, no container is needed:
                    #   exec: {path: kyma-krm}
                    config.kubernetes.io/function: |
                      container:
                        image: {{ProgramVersion.Image}}

                """,
        };

    static string Padding(string text, int width) => new(' ', Math.Max(1, width - text.Length));

    static string Kustomization(PackageRequest request, List<string> inputs) =>
        $"""
            # kustomize build {PackageCommands.KustomizeFlags(request)} .
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            {(
                inputs.Count == 0
                    ? "# resources:                # your applications"
                    : $"resources:{string.Concat(inputs.Select(InputLine))}"
            )}
            # `namespace:` and `namePrefix:` change the resources above, but not what is rendered: transformers run
            # after them. List a NamespaceTransformer before {PackageFile.Config}: after it, it would move the
            # certificate out of istio-system, where Istio looks for it.
            transformers:
            - {PackageFile.Config}

            """;

    static string Kptfile(PackageRequest request) =>
        $"""
            # kpt fn render
            # Without containers: replace the image by `exec: kyma-krm` and run kpt fn render --allow-exec
            apiVersion: kpt.dev/v1
            kind: Kptfile
            metadata:
              name: {PackageRequest.Quoted(request.Name)}
              annotations:
                {Annotations.LocalConfig}: "true"
            info:
              description: How traffic enters and leaves the cluster{(
                request.Domain is { } domain ? $" at {domain}" : ""
            )}
            pipeline:
              mutators:
              - image: {ProgramVersion.Image}
                configPath: {PackageFile.Config}

            """;

    const string Ignored = $"""
        # Files that are no Kubernetes resources: kpt and kyma-krm do not read them.
        {ConfigSchema.FileName}

        """;

    static string InputLine(string name) => $"\n- {name}              # read by kyma-krm, never applied";

    static string CertificateSecret(PackageRequest request) =>
        $"""
            # Whoever reads this file has the private key. Encrypt it before you commit it, and let KSOPS decrypt it
            # where kyma-krm runs:
            #   sops --encrypt --in-place --encrypted-regex '^stringData$' {PackageFile.Certificate}
            apiVersion: v1
            kind: Secret
            metadata:
              name: {request.CertificateName}
              annotations:
                # An input of kyma-krm: it is never applied to the cluster.
                {Annotations.LocalConfig}: "true"
            type: kubernetes.io/tls
            stringData:
              tls.crt: |
            {Indented(request.Certificate!)}
              tls.key: |
            {Indented(request.PrivateKey!)}

            """;

    static string GitIgnore(PackageRequest request, List<PackageFile> secrets) =>
        $"""
            # What kpt writes: the private key in plain text. Argo CD and CI render it again.
            {request.Name}-secret-*.yaml
            {(
                secrets.Count == 0
                    ? ""
                    : "# Secrets in plain text. Encrypt them (their first lines say how), then remove them here.\n"
                        + string.Concat(secrets.Select(file => $"{file.Name}\n"))
            )}
            """;

    static string Indented(string pem) =>
        string.Join('\n', pem.ReplaceLineEndings("\n").Trim().Split('\n').Select(line => $"    {line}"));
}
