using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Gateways;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Checking.CheckFindings;

namespace Kyma.Krm.Checking.Credentials;

/// <summary>Every credential that a Gateway names, as far as its Secret, or what makes it, is in the package.</summary>
internal sealed class GatewayCredentials(
    CheckedPackage package,
    MeshPods pods,
    CheckPolicy policy,
    DateTimeOffset now,
    bool isComplete,
    Findings findings
)
{
    readonly Lookup<string, CredentialSource> _sources = package.Credentials;
    readonly HashSet<(string Namespace, string Name)> _contested = SecretWriters.Contested(package.Credentials);
    readonly RenamedSecrets _renamed = new(package);
    readonly CertificateIssuers _issuers = new(package);
    readonly GatewayPods _pods = new(pods);

    /// <summary>Configs that have their Secrets elsewhere, which was told at their own field.</summary>
    readonly IReadOnlySet<string> _toldConfigs = findings.NamesWith(GatewayConfigFindings.CredentialElsewhere);

    public void Check()
    {
        foreach (var gateway in package.Istio.Gateways)
        {
            var namespaces = _pods.NamespacesOf(gateway, out var isKnown);
            for (var i = 0; i < gateway.Spec.Servers?.Count; i++)
            {
                if (
                    gateway.Spec.Servers[i]
                    is not { Tls: { Mode: "SIMPLE" or "MUTUAL" or "OPTIONAL_MUTUAL" } tls } server
                )
                    continue;
                var served = new ServedCredentials(
                    gateway,
                    server,
                    tls,
                    $"{FieldPath.Child("spec.servers", i)}.tls",
                    namespaces,
                    policy.VersionFor(gateway.Namespace)
                );
                foreach (var (name, field) in served.Names)
                    CheckServer(served, name, field, isKnown);
                if (isKnown)
                    CheckWrittenNamespaces(served);
                if (tls.Mode != "SIMPLE")
                    CheckClientCa(served, isKnown);
            }
        }
    }

    void CheckServer(ServedCredentials served, string name, string field, bool isKnown)
    {
        CheckPlace(served, name, field, isKnown);
        CheckName(served, name, field);
        foreach (var source in served.Nearest(_sources[name]))
        {
            // With two writers, whatever is said of one makes it worse for the other.
            if (_contested.Contains((source.Namespace, name)))
                continue;
            if (!source.IsSecret)
                IssuedCertificateCheck.Run(source, served, findings);
            else if (SecretContent.Of(source.Resource) is { } content)
                ServerSecretCheck.Run(content, source.Resource.Source, served, now, findings);
        }
    }

    /// <summary>
    /// A namespace before the name moves nothing: a gateway is refused Secrets of any other than its own.
    /// </summary>
    void CheckWrittenNamespaces(ServedCredentials served)
    {
        foreach (
            var (@namespace, text, field) in served.WrittenNamespaces.Where(written =>
                !served.PodNamespaces.Contains(written.Namespace)
            )
        )
            findings.Add(
                GatewayConfigFindings.CredentialElsewhere,
                served.Gateway.Source.At(field),
                $"'{text}' is in the namespace {@namespace}, but Istio gives a gateway no Secret of another "
                    + $"namespace than that of its pods, {string.Join(" or ", served.PodNamespaces)}: put the "
                    + "Secret there, and write its name alone"
            );
    }

    /// <summary>A Secret that kustomize renamed is not found under the name that the Gateway still has.</summary>
    void CheckName(ServedCredentials served, string name, string field)
    {
        if (_sources.Contains(name) || _renamed.Find(name) is not { } secret)
            return;
        findings.Add(
            CredentialRenamed,
            served.Gateway.Source.At(field),
            $"'{name}' is the name that the {secret} had before it was renamed, and "
                + $"`{field[(field.LastIndexOf('.') + 1)..]}` was not renamed with it. The gateway gets no "
                + "certificate. List the config under `transformers:`, so that it runs behind namePrefix and "
                + "namespace, or leave these out"
        );
    }

    /// <summary>
    /// Nothing is said of a Secret that may be in the cluster already, nor of one whose namespace is still open.
    /// </summary>
    void CheckPlace(ServedCredentials served, string name, string field, bool isKnown)
    {
        if (!isKnown || IsTold(served.Gateway.Source))
            return;
        var places = _sources[name].Select(source => source.Namespace).Distinct().ToArray();
        if (places.Length == 0 || places.Any(place => place.Length == 0 || served.PodNamespaces.Contains(place)))
            return;
        findings.Add(
            GatewayConfigFindings.CredentialElsewhere,
            served.Gateway.Source.At(field),
            $"'{name}' is made in the namespace {string.Join(" and ", places)} by the "
                + $"{_sources[name].First().Resource.Id}, but Istio reads it only from that of the gateway pods, "
                + $"{string.Join(" or ", served.PodNamespaces)}: move it there"
        );
    }

    bool IsTold(ResourceSource gateway) => Marks.OwnerOf(gateway.Tree) is { } config && _toldConfigs.Contains(config);

    void CheckClientCa(ServedCredentials served, bool isKnown)
    {
        if (served.ClientCa(name => _sources.Contains(name)) is not { } ca)
            return;
        if (ca.ConfigMap is { } reference)
        {
            foreach (
                var map in package
                    .Of("", "ConfigMap")
                    .Where(map => map.Id.Namespace == reference.Namespace && map.Id.Name == reference.Name)
            )
            {
                if (SecretContent.Of(map) is { } texts)
                    ClientCaCheck.Run(texts, map.Source, ca, now, findings);
            }

            return;
        }

        // Whoever names the CA's Secret, in the Gateway or the config, says that there is one: perhaps in the cluster.
        if (!ca.IsItsOwn && !isComplete && (ca.IsNamed || package.Istio.IsOfConfig(served.Gateway)))
            return;
        CheckPlace(served, ca.Name, ca.Field, isKnown);
        CheckName(served, ca.Name, ca.Field);
        if (!ca.IsItsOwn && served.Nearest(_sources[ca.Name]).FirstOrDefault(_issuers.BringsNoCa) is { } without)
            findings.Add(
                ClientCaNotFound,
                served.Gateway.Source.At(ca.Field),
                $"clients are verified with the CA in the Secret '{ca.Name}', and the {without.Resource.Id} "
                    + "writes none into it, so every client is refused. Add a Secret "
                    + $"'{ca.Name}{IstioSecret.CaSuffix}' with the key ca.crt"
            );
        foreach (var source in served.Nearest(_sources[ca.Name]).Where(source => source.IsSecret))
        {
            if (SecretContent.Of(source.Resource) is { } content)
                ClientCaCheck.Run(content, source.Resource.Source, ca, now, findings);
        }
    }
}
