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
        foreach (var rule in package.Istio.DestinationRules.Where(rule => !package.Istio.IsOfConfig(rule)))
        {
            // A sidecar reads Secrets of its own namespace, the gateways those of theirs.
            var @namespace = rule.Spec.WorkloadSelector is null ? EgressGateway.Namespace : rule.Namespace;
            foreach (var (tls, _, path) in OriginatedTls.Originating(rule.Spec))
            {
                if (tls.InsecureSkipVerify == true || NameOf(tls) is not { Length: > 0 } name)
                    continue;
                if (rule.Spec.WorkloadSelector is null && IsExternal(rule.Spec.Host))
                    CheckGateways(rule, gateways, $"{path}.credentialName", name, findings);
                var own = secrets[(@namespace, $"{name}{IstioSecret.CaSuffix}")].ToList();
                foreach (var secret in own.Count > 0 ? own : secrets[(@namespace, name)])
                {
                    if (SecretContent.Of(secret) is not { } content)
                        continue;
                    var field = $"{path}.{FieldOf(tls)}";
                    CheckCa(rule, secret, content, own.Count > 0, field, name, findings);
                    Tell(secret, field, name, LoadedSecret.Ca(content));
                }

                if (tls.Mode != "MUTUAL" || PlainName(tls.CredentialName) is not { Length: > 0 } pair)
                    continue;
                var acceptsP384 = policy.VersionFor(rule.Namespace).AcceptsP384;
                foreach (var secret in secrets[(@namespace, pair)])
                {
                    if (SecretContent.Of(secret) is { } content)
                        Tell(secret, $"{path}.credentialName", pair, LoadedSecret.Pair(content, acceptsP384));
                }

                void Tell(CheckedResource secret, string field, string written, LoadedSecret content)
                {
                    var place = rule.Source.At(field);
                    foreach (var finding in ClientSecretRules.Check(written, secret.Id, content, now, place))
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
        string field,
        string name,
        Findings findings
    )
    {
        foreach (var secret in new[] { name, $"{name}{IstioSecret.CaSuffix}" })
        {
            if (gateways[secret].FirstOrDefault() is not { } gateway)
                continue;
            findings.Add(
                EgressCredentialOfGateway,
                rule.Source.At(field),
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

    static string FieldOf(ClientTls tls) =>
        tls.CaCertCredentialName is { Length: > 0 } ? "caCertCredentialName" : "credentialName";

    /// <summary>Null for what is no Secret of the proxy's namespace; a ConfigMap has nothing but a CA.</summary>
    static string? NameOf(ClientTls tls)
    {
        var own = tls.CaCertCredentialName is { Length: > 0 };
        var name = PlainName(own ? tls.CaCertCredentialName : tls.CredentialName);
        return own && name?.EndsWith(IstioSecret.CaSuffix, StringComparison.Ordinal) == true
            ? name[..^IstioSecret.CaSuffix.Length]
            : name;
    }

    static string? PlainName(string? credential)
    {
        var name = IstioSecret.WithoutScheme(credential ?? "");
        return name.Contains('/', StringComparison.Ordinal) ? null : name;
    }
}
