using System.Text;
using Kyma.Krm.Config;
using Kyma.Krm.Krm;

namespace Kyma.Krm.CommandLine.Packages;

/// <summary>The files of a new package, each with comments that teach its reader.</summary>
internal static class PackageFiles
{
    public static IReadOnlyList<PackageFile> Of(PackageRequest request)
    {
        List<PackageFile> files =
        [
            new(PackageFile.Config, ConfigText(request), "the config: begin here"),
            new(
                ConfigSchema.FileName,
                Encoding.UTF8.GetString(JsonText.Of(ConfigSchema.OfAll())),
                "lets your editor complete and check the config"
            ),
            new("kustomization.yaml", "", "for kustomize and Argo CD"),
            new("Kptfile", Kptfile(request), "for kpt"),
        ];
        if (CertificateSources.NeedsSeed(request))
            files.Add(
                new(
                    PackageFile.Seed,
                    SeedSecret.Text(request.SeedName, PackageFile.Seed, request.NewSeed()),
                    "the seed of the certificate's key: encrypt it before you commit it"
                )
            );
        if (request.Source == CertificateSources.Provided)
            files.Add(
                new(
                    PackageFile.Certificate,
                    CertificateSecret(request),
                    "your certificate and its key: encrypt it before you commit it"
                )
            );
        var secrets = files.Where(file => file.HoldsASecret).Select(file => file.Name).ToList();
        if (secrets.Count > 0)
            files.Add(new(".gitignore", GitIgnore(secrets), "keeps what is secret out of Git"));
        return
        [
            .. files.Select(file =>
                file.Name == "kustomization.yaml" ? file with { Text = Kustomization(secrets) } : file
            ),
        ];
    }

    static string ConfigText(PackageRequest request) =>
        $"""
            # yaml-language-server: $schema=./{ConfigSchema.FileName}
            # How traffic enters and leaves the cluster. `kyma-krm explain {PackageFile.Config}` tells what this brings.
            apiVersion: {KymaTraffic.ApiVersion}
            kind: {KymaTraffic.Kind}
            metadata:
              name: {PackageRequest.Quoted(request.Name)}
              annotations:
                # An input of kyma-krm: it is never applied to the cluster.
                {Annotations.LocalConfig}: "true"
                # How kustomize runs kyma-krm. With --enable-exec, and the program on PATH, this does without a container:
                #   exec: {"{path: kyma-krm}"}
                config.kubernetes.io/function: |
                  container:
                    image: {Help.Image}
            spec:
              domain: {PackageRequest.Quoted(request.Domain)}
              certificate:
            {CertificateSources.Yaml(request)}
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
              #   host: www                     # www.{request.Domain}
              #   service: {"{name: frontend, port: 8080}"}

            """;

    static string Kustomization(List<string> secrets) =>
        $"""
            # kustomize build --enable-alpha-plugins .
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            {(
                secrets.Count == 0
                    ? "# resources:                # your applications"
                    : $"resources:{string.Concat(secrets.Select(name => $"\n- {name}              # read by kyma-krm, never applied"))}"
            )}
            # `namespace:` and `namePrefix:` change the resources above, and not what is rendered: transformers run after them.
            # A NamespaceTransformer must stand before {PackageFile.Config}, or it takes the certificate away from istio-system, where Istio looks for it.
            transformers:
            - {PackageFile.Config}

            """;

    static string Kptfile(PackageRequest request) =>
        $"""
            # kpt fn render
            apiVersion: kpt.dev/v1
            kind: Kptfile
            metadata:
              name: {PackageRequest.Quoted(request.Name)}
              annotations:
                {Annotations.LocalConfig}: "true"
            info:
              description: How traffic enters and leaves the cluster at {request.Domain}
            pipeline:
              mutators:
              - image: {Help.Image}
                configPath: {PackageFile.Config}

            """;

    static string CertificateSecret(PackageRequest request) =>
        $"""
            # Whoever reads this file has the private key. Encrypt it before you commit it, and let KSOPS decrypt it where kyma-krm runs:
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

    static string GitIgnore(List<string> secrets) =>
        $"""
            # Secrets as they are now, readable by everyone. Once they are encrypted (their first lines tell how), remove them here.
            {string.Join('\n', secrets)}

            """;

    static string Indented(string pem) =>
        string.Join('\n', pem.ReplaceLineEndings("\n").Trim().Split('\n').Select(line => $"    {line}"));
}
