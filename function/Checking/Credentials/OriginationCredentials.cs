using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Secrets;
using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Egress;
using Kyma.Krm.Egress.Planning;
using Kyma.Krm.Egress.Services;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Kubernetes;
using static Kyma.Krm.Egress.EgressFindings;

namespace Kyma.Krm.Checking.Credentials;

/// <summary>
/// Every credential of a DestinationRule whose Secret is in the package: without a CA for the server, or with what
/// Envoy cannot load, every request gets 503. The CA is in the Secret of the name with the suffix, and only where there
/// is none of that name, in the Secret itself. A config's own rules have looked at the credentials of the rules that it
/// renders.
/// </summary>
internal static class OriginationCredentials
{
    public static void Check(CheckedPackage package, CheckPolicy policy, DateTimeOffset now, Findings findings)
    {
        var gateways = package
            .Istio.Gateways.SelectMany(gateway => GatewaySecrets.Of(gateway.Spec).Select(secret => (secret, gateway)))
            .ToLookup(use => use.secret, use => use.gateway);
        var secrets = package.Of("", "Secret").ToLookup(secret => (secret.Id.Namespace, secret.Id.Name));
        var maps = package.Of("", "ConfigMap").ToLookup(map => (map.Id.Namespace, map.Id.Name));
        foreach (var rule in package.Istio.DestinationRules.Where(rule => !package.Istio.IsOfConfig(rule)))
        {
            // A sidecar reads Secrets of its own namespace, the gateways those of theirs.
            var @namespace = rule.Spec.WorkloadSelector is null ? EgressGateway.Namespace : rule.Namespace;
            foreach (var (tls, _, path) in OriginatedTls.Originating(rule.Spec))
            {
                var ca = OriginatedTls.Ca(tls, @namespace);
                var pair = OriginatedTls.Pair(tls, @namespace);
                if (rule.Spec.WorkloadSelector is null && IsExternal(rule.Spec.Host))
                    CheckGateways(rule, gateways, path, [ca, pair], findings);
                if (ca is { IsConfigMap: true })
                    Ca(maps[(ca.Namespace, ca.Name)], ca, isForCa: true);
                else if (ca is not null && !ca.Name.EndsWith(IstioSecret.CaSuffix, StringComparison.Ordinal))
                    findings.Add(
                        new Finding(
                            EgressCredentialWithoutCa,
                            Severity.Error,
                            $"'{ca.Name}' must end in -cacert: from any other Secret Istio reads no CA, and the "
                                + "server is not verified, or every request gets 503. Write "
                                + $"'{ca.Name}{IstioSecret.CaSuffix}', for which the Secret of either name serves",
                            rule.Source.At($"{path}.{ca.Field}")
                        )
                    );
                else if (ca is not null && ca.Namespace == @namespace)
                {
                    var own = secrets[(@namespace, ca.Name)].ToList();
                    Ca(own.Count > 0 ? own : secrets[(@namespace, Short(ca))], ca, own.Count > 0);
                }

                if (pair is null || pair.Namespace != @namespace)
                    continue;
                if (pair.Name.EndsWith(IstioSecret.CaSuffix, StringComparison.Ordinal))
                    findings.Add(
                        EgressCaOnlyCredential,
                        rule.Source.At($"{path}.{pair.Field}"),
                        $"'{pair.Name}' must not end in '-cacert': Istio reads only a CA from such a Secret"
                    );
                var acceptsP384 = policy.VersionFor(rule.Namespace).AcceptsP384;
                foreach (var secret in secrets[(@namespace, pair.Name)])
                {
                    if (SecretContent.Of(secret) is { } content)
                        Tell(secret, pair, LoadedSecret.Pair(content, acceptsP384));
                }

                void Ca(IEnumerable<CheckedResource> sources, NamedCredential name, bool isForCa)
                {
                    foreach (var source in sources)
                    {
                        if (SecretContent.Of(source) is not { } content)
                            continue;
                        CheckCa(rule, source, content, isForCa, $"{path}.{name.Field}", Short(name), findings);
                        Tell(source, name, LoadedSecret.Ca(content));
                    }
                }

                void Tell(CheckedResource source, NamedCredential name, LoadedSecret content)
                {
                    var place = rule.Source.At($"{path}.{name.Field}");
                    foreach (var finding in ClientSecretRules.Check(Short(name), source.Id, content, now, place))
                        findings.Add(finding);
                }
            }
        }
    }

    static bool IsExternal(string? host) =>
        host?.Contains('.', StringComparison.Ordinal) == true
        && !host.EndsWith(".svc.cluster.local", StringComparison.Ordinal);

    /// <summary>
    /// A rule without a selector is for the egress gateway, which reads the namespace that the ingress gateway reads.
    /// </summary>
    static void CheckGateways(
        IstioResource<DestinationRuleSpec> rule,
        ILookup<string, IstioResource<GatewaySpec>> gateways,
        string path,
        IEnumerable<NamedCredential?> named,
        Findings findings
    )
    {
        var names = named
            .OfType<NamedCredential>()
            .Where(name => name is { IsConfigMap: false, Namespace: EgressGateway.Namespace });
        foreach (var (name, secret) in names.SelectMany(name => new[] { (name, Short(name)), (name, name.Name) }))
        {
            if (gateways[secret].FirstOrDefault() is not { } gateway)
                continue;
            findings.Add(
                EgressCredentialOfGateway,
                rule.Source.At($"{path}.{name.Field}"),
                $"'{secret}' in {EgressGateway.Namespace} is a Secret of {gateway.Title()} too. Give the "
                    + "service a Secret of another name"
            );
            return;
        }
    }

    static void CheckCa(
        IstioResource<DestinationRuleSpec> rule,
        CheckedResource secret,
        SecretData content,
        bool isForCa,
        string field,
        string name,
        Findings findings
    )
    {
        var read = content.Read;
        if (read.Ca?.IgnoredCrl is { } ignored)
            findings.Add(
                SecretFindings.CaCrlIgnored,
                rule.Source.At(field),
                $"'{ignored}' of the {secret.Id} {IstioSecret.WhyIgnored(ignored, read.Ca)}"
            );
        if (read.Ca is not null || content.HasUnreadable("ca.crt", "cacert"))
            return;
        findings.Add(
            new Finding(
                EgressCredentialWithoutCa,
                isForCa ? Severity.Error : EgressCredentialWithoutCa.Severity,
                isForCa
                    ? $"'{name}' gets its CA from the {secret.Id}, which {read.WhyNoCa}: every request gets 503"
                    : $"'{name}' needs the CA of the server's certificate, also of a public one: the "
                        + $"{secret.Id} {read.WhyNoCa}, and the package has no Secret "
                        + $"'{name}{IstioSecret.CaSuffix}'. Without either, every request gets 503",
                rule.Source.At(field)
            )
        );
    }

    /// <summary>As it is written in most rules: without the suffix of a Secret with nothing but a CA.</summary>
    static string Short(NamedCredential name) =>
        !name.IsConfigMap && name.Name.EndsWith(IstioSecret.CaSuffix, StringComparison.Ordinal)
            ? name.Name[..^IstioSecret.CaSuffix.Length]
            : name.Name;
}
